#include "stave/http/message.hpp"

#include <gmock/gmock.h>

namespace stave::http {
namespace {

using ::testing::Optional;

TEST(Method, NamesAreReadAsTheyAreWritten) {
  for (const auto* name : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}) {
    EXPECT_NE(method_of(name), Method::kOther);
    EXPECT_EQ(to_string(method_of(name)), name);
  }
}

TEST(Method, EverythingElseIsOther) {
  for (const auto* name : {"", "get", "GET ", "OPTIONS", "TRACE", "GETS"}) {
    EXPECT_EQ(method_of(name), Method::kOther) << name;
  }
  EXPECT_EQ(to_string(Method::kOther), "");
}

TEST(Request, TheFirstHeaderAndParameterOfANameCount) {
  Request request;
  request.headers = {{"accept", "a"}, {"accept", "b"}};
  request.query = {{"year", "2021"}, {"year", "2022"}, {"empty", ""}};
  EXPECT_THAT(request.header("accept"), Optional(std::string_view("a")));
  EXPECT_THAT(request.parameter("year"), Optional(std::string_view("2021")));
  EXPECT_THAT(request.parameter("empty"), Optional(std::string_view("")));
  EXPECT_EQ(request.header("Accept"), std::nullopt);
  EXPECT_EQ(request.parameter("month"), std::nullopt);
}

Request with_cookies(std::vector<std::string> headers) {
  Request request;
  for (auto& header : headers) {
    request.headers.emplace_back("cookie", std::move(header));
  }
  return request;
}

TEST(Cookie, IsFoundAmongOthers) {
  const auto request = with_cookies({"theme=dark; session=a.b=c;lang=\"zh\"; empty="});
  EXPECT_THAT(request.cookie("theme"), Optional(std::string("dark")));
  EXPECT_THAT(request.cookie("session"), Optional(std::string("a.b=c")));
  EXPECT_THAT(request.cookie("lang"), Optional(std::string("zh")));
  EXPECT_THAT(request.cookie("empty"), Optional(std::string()));
}

TEST(Cookie, IsNoneWhenAbsentOrLikeAnother) {
  const auto request = with_cookies({"session2=a; xsession=b; Session=c; session; =d"});
  EXPECT_EQ(request.cookie("session"), std::nullopt);
}

TEST(Cookie, IsNoneWhenItStandsThereTwice) {
  EXPECT_EQ(with_cookies({"s=a; s=b"}).cookie("s"), std::nullopt);
  EXPECT_EQ(with_cookies({"s=a", "t=1; s=a"}).cookie("s"), std::nullopt);
}

TEST(Codings, AreTakenWhenTheyAreNamedWithoutAWeightOfNought) {
  const auto accepts = [](const std::string& header, std::string_view coding) {
    Request request;
    request.headers = {{"accept-encoding", header}};
    return request.accepts_coding(coding);
  };
  EXPECT_TRUE(accepts("gzip, deflate, br", "br"));
  EXPECT_TRUE(accepts("br;q=1.0,gzip ; q=0.5", "gzip"));
  EXPECT_TRUE(accepts("gzip;q=0.001", "gzip"));
  EXPECT_FALSE(accepts("gzip;q=0", "gzip"));
  EXPECT_FALSE(accepts("gzip; q=0.000, br", "gzip"));
  EXPECT_FALSE(accepts("xgzip", "gzip"));
  EXPECT_FALSE(accepts("", "gzip"));
  EXPECT_FALSE(Request().accepts_coding("gzip"));
}

}  // namespace
}  // namespace stave::http
