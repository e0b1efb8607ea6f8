#include "target.hpp"

#include "traversals.hpp"

#include <gmock/gmock.h>

namespace stave::http {
namespace {

/// "path name=value name=value", or "refused".
std::string read(std::string_view target) {
  const auto parsed = parse_target(target);
  if (!parsed) {
    return "refused";
  }
  auto out = parsed->path;
  for (const auto& [name, value] : parsed->query) {
    out += " " + name + "=" + value;
  }
  return out;
}

TEST(Target, PathAndQueryAreDecoded) {
  EXPECT_EQ(read("/"), "/");
  EXPECT_EQ(read("/a%20b/c+d"), "/a b/c+d");
  EXPECT_EQ(read("/%E6%96%B9%E6%A1%88?q=%E4%B8%80+%E4%BA%8C%2B&x=1=2&&flag"),
            "/方案 q=一 二+ x=1=2 flag=");
  EXPECT_EQ(read("/a?b=c?d/../e%5c"), "/a b=c?d/../e\\");
  EXPECT_EQ(read("/a//b/"), "/a//b/");
  EXPECT_EQ(read("/100%25"), "/100%");
  EXPECT_EQ(read("/.../..a/.well-known/a..b"), "/.../..a/.well-known/a..b");
}

TEST(Target, OtherFormsAreRefused) {
  for (const auto* target : {"", "*", "a", "http://host/a", "host:443", "?a=b", "/a#b", "/a b"}) {
    EXPECT_EQ(read(target), "refused") << target;
  }
}

TEST(Target, BadEscapesAndBytesAreRefused) {
  for (const auto* target : {"/%",
                             "/%4",
                             "/%zz",
                             "/a%2",
                             "/?a=%",
                             "/?%g0=1",
                             "/%00",
                             "/?a=%00",
                             "/%0a",
                             "/%0d%0a",
                             "/?a=%0d%0aSet-Cookie:b",
                             "/%7f",
                             "/\x7f",
                             "/\xE6\x96\xB9",
                             "/%ff",
                             "/?a=%ff",
                             "/%ed%a0%80",
                             "/%f4%90%80%80",
                             "/a\\b",
                             "/a%5cb",
                             "/a%2fb"}) {
    EXPECT_EQ(read(target), "refused") << target;
  }
}

// What comes through has the slashes that were sent and no segment that leads upwards.
TEST(Target, NoTraversalComesThrough) {
  const auto targets = testing::traversals();
  ASSERT_GE(targets.size(), 100U);
  for (const auto& target : targets) {
    EXPECT_EQ(read(target), "refused") << target;
  }
}

}  // namespace
}  // namespace stave::http
