#include "stave/http/router.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace stave::http {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

const Router& router() {
  static const Router kRouter({{Method::kGet, "/"},
                               {Method::kGet, "/plans/{plan}"},
                               {Method::kGet, "/plans/new"},
                               {Method::kPut, "/plans/{plan}"},
                               {Method::kPost, "/plans"},
                               {Method::kGet, "/plans/{plan}/items/{item}"},
                               {Method::kGet, "/{kind}/new/items/last"}});
  return kRouter;
}

/// "3 plan=p item=i", or "none".
std::string found(Method method, std::string_view path) {
  const auto match = router().find(method, path);
  if (!match) {
    return "none";
  }
  auto out = std::to_string(match->pattern);
  for (const auto& [name, value] : match->parts) {
    out += " " + name + "=" + value;
  }
  return out;
}

TEST(Router, FindsPatternsAndTheirParts) {
  EXPECT_EQ(found(Method::kGet, "/"), "0");
  EXPECT_EQ(found(Method::kGet, "/plans/p-1"), "1 plan=p-1");
  EXPECT_EQ(found(Method::kPut, "/plans/p-1"), "3 plan=p-1");
  EXPECT_EQ(found(Method::kPost, "/plans"), "4");
  EXPECT_EQ(found(Method::kGet, "/plans/方案/items/一 二"), "5 plan=方案 item=一 二");
}

TEST(Router, AFixedSegmentGoesBeforeOneInBraces) {
  EXPECT_EQ(found(Method::kGet, "/plans/new"), "2");
  EXPECT_EQ(found(Method::kPut, "/plans/new"), "3 plan=new");
  EXPECT_EQ(found(Method::kGet, "/plans/new/items/last"), "5 plan=new item=last");
  EXPECT_EQ(found(Method::kGet, "/forms/new/items/last"), "6 kind=forms");
}

TEST(Router, HeadIsAnsweredAsGet) {
  EXPECT_EQ(found(Method::kHead, "/plans/new"), "2");
}

TEST(Router, WhatIsNotThereIsNotFound) {
  for (const auto* path : {"", "plans", "/plans", "/plans/", "/plans/a/", "/plans//items/x", "//",
                           "/plans/a/items", "/plans/a/items/b/c", "/Plans/a"}) {
    EXPECT_EQ(found(Method::kGet, path), "none") << path;
  }
  EXPECT_EQ(found(Method::kOther, "/"), "none");
}

TEST(Router, TellsTheMethodsOfAPath) {
  EXPECT_THAT(router().methods("/plans/x"), ElementsAre(Method::kGet, Method::kHead, Method::kPut));
  EXPECT_THAT(router().methods("/plans"), ElementsAre(Method::kPost));
  EXPECT_THAT(router().methods("/nothing/here"), IsEmpty());
}

TEST(Router, RefusesPatternsThatMeetTheSamePaths) {
  EXPECT_THROW(Router({{Method::kGet, "/a/{x}"}, {Method::kGet, "/a/{y}"}}), std::logic_error);
  EXPECT_NO_THROW(Router({{Method::kGet, "/a/{x}"}, {Method::kPut, "/a/{y}"}}));
}

TEST(Router, RefusesPatternsThatAreNone) {
  for (const auto* path : {"", "a", "/{", "/{}", "/a{b}", "/{a}b", "/{a{b}}", "/{a}/{a}"}) {
    EXPECT_THROW(Router({{Method::kGet, path}}), std::logic_error) << path;
  }
  EXPECT_THROW(Router({{Method::kHead, "/"}}), std::logic_error);
  EXPECT_THROW(Router({{Method::kOther, "/"}}), std::logic_error);
}

}  // namespace
}  // namespace stave::http
