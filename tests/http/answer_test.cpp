#include "answer.hpp"

#include <gmock/gmock.h>

namespace stave::http {
namespace {

using std::chrono::sys_seconds;

TEST(HttpDate, IsTheExampleOfTheStandard) {
  EXPECT_EQ(http_date(sys_seconds(std::chrono::seconds(784111777))),
            "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(AnswerHead, HasTheServersOwnHeadersOnce) {
  Response response;
  response.status = 404;
  response.headers = {{"Content-Type", "text/plain"}, {"DATE", "today"},
                      {"content-length", "3"},        {"Transfer-Encoding", "gzip"},
                      {"X-Request-Id", "b"},          {"Connection", "x"}};
  EXPECT_EQ(answer_head(response, {Framing::kLength, 5, false, "abc"}, sys_seconds{}),
            "HTTP/1.1 404 Not Found\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nX-Request-Id: abc\r\n"
            "Content-Length: 5\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n");
}

TEST(AnswerHead, AHeaderThatCouldBeTwoIsNotSent) {
  const auto sendable = [](std::string name, std::string value) {
    Response response;
    response.set(std::move(name), std::move(value));
    return is_sendable(response);
  };
  EXPECT_TRUE(sendable("X-A", "b\tc 中"));
  for (const auto& value :
       std::vector<std::string>{"b\r\nc", "b\nc", "b\rc", std::string("b\0c", 3)}) {
    EXPECT_FALSE(sendable("X-A", value));
  }
  for (const auto* name : {"", "X A", "X:", "X\r\nY"}) {
    EXPECT_FALSE(sendable(name, "b"));
  }
  Response response;
  for (const int status : {0, 99, 101, 600}) {
    response.status = status;
    EXPECT_FALSE(is_sendable(response)) << status;
  }
}

}  // namespace
}  // namespace stave::http
