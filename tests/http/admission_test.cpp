#include "connection_counts.hpp"
#include "support.hpp"

#include <gmock/gmock.h>

#include <future>
#include <stdexcept>
#include <thread>

namespace stave::http {
namespace {

using testing::Client;
using ::testing::Contains;
using ::testing::Field;
using testing::get_text;
using ::testing::IsEmpty;
using testing::Line;
using ::testing::Pair;
using testing::post_text;
using testing::TestServer;

constexpr const char* kLongHead = "POST /file HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n";

std::optional<Response> stranger(const Request& head) {
  if (head.header("x-pass")) {
    return std::nullopt;
  }
  Response out;
  out.status = 401;
  out.body = "who?";
  out.reason = "session.none";
  return out;
}

TEST(Admission, AStrangersBodyIsNotRead) {
  TestServer server;
  server.handler().admission = stranger;
  Client client(server);
  client.send(std::string(kLongHead) + "\r\n");
  const auto reply = client.read_reply();
  EXPECT_EQ(reply.status, 401);
  EXPECT_EQ(reply.body, "who?");
  EXPECT_TRUE(client.is_closed()) << "where the next request begins is not known";
  EXPECT_THAT(server.handler().requests(), IsEmpty());
  EXPECT_THAT(server.handler().lines(1), Contains(Field(&Line::what, "session.none")));
}

TEST(Admission, IsAskedBeforeAClientIsToldToGoOn) {
  TestServer server;
  server.handler().admission = stranger;
  const std::string head = std::string(kLongHead) + "Expect: 100-continue\r\n";
  Client refused(server);
  refused.send(head + "\r\n");
  EXPECT_EQ(refused.read_until("\r\n").substr(0, 12), "HTTP/1.1 401");
  Client admitted(server);
  admitted.send(head + "X-Pass: 1\r\n\r\n");
  EXPECT_EQ(admitted.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  admitted.send(std::string(900, 'x'));
  EXPECT_EQ(admitted.read_reply().body, "/file " + std::string(900, 'x'));
}

TEST(Admission, WhoMayGoesOnAsIfNobodyHadAsked) {
  TestServer server;
  server.handler().admission = stranger;
  Client client(server);
  const std::string pass = "X-Pass: 1\r\n";
  client.send(post_text("/1", "one", pass) + get_text("/2") +
              "POST /3 HTTP/1.1\r\nHost: a\r\nX-Pass: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
              "3\r\nbod\r\n1\r\ny\r\n0\r\n\r\n" +
              post_text("/4", "four", pass));
  EXPECT_EQ(client.read_reply().body, "/1 one");
  EXPECT_EQ(client.read_reply().body, "/2 ");
  EXPECT_EQ(client.read_reply().body, "/3 body");
  EXPECT_EQ(client.read_reply().body, "/4 four");
}

// An answer that the browser loses because the rest of its file is still under way is no answer.
TEST(Admission, TheRefusalIsReadByWhoIsStillSending) {
  TestServer server;
  server.handler().admission = stranger;
  server.handler().limit = [](Method, std::string_view) { return std::size_t{10'000'000}; };
  for (int round = 0; round < 10; ++round) {
    Client client(server);
    client.send(post_text("/file", std::string(4'000'000, 'x')));
    EXPECT_EQ(client.read_reply().status, 401);
  }
}

TEST(Admission, AnOwnerThatFailsRefuses) {
  TestServer server;
  server.handler().admission = [](const Request&) -> std::optional<Response> {
    throw std::runtime_error("disk");
  };
  Client client(server);
  client.send(std::string(kLongHead) + "\r\n");
  EXPECT_EQ(client.read_reply().status, 500);
  EXPECT_THAT(server.handler().lines(1), Contains(Field(&Line::what, "disk")));
}

TEST(Admission, AClientMayGoAwayMeanwhile) {
  TestServer server;
  std::promise<void> asked;
  std::promise<void> gone;
  server.handler().admission = [&](const Request&) -> std::optional<Response> {
    asked.set_value();
    gone.get_future().wait();
    return std::nullopt;
  };
  {
    Client client(server);
    client.send(std::string(kLongHead) + "\r\n");
    asked.get_future().wait();
    client.reset();
  }
  gone.set_value();
  EXPECT_EQ(Client(server).get("/").status, 200);
}

/// Has read the head and waits for the body.
Client waiting(const TestServer& server) {
  Client client(server);
  client.send(std::string(kLongHead) + "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  return client;
}

TEST(Bodies, UnderWayAreBoundedTogether) {
  ServerOptions options;
  options.most_bodies = 1000;
  TestServer server(options);
  auto first = waiting(server);
  Client second(server);
  second.send(post_text("/second", std::string(101, 'x')));
  const auto busy = second.read_reply();
  EXPECT_EQ(busy.status, 503);
  EXPECT_THAT(busy.headers, Contains(Pair("retry-after", "1")));
  Client small(server);
  small.send(post_text("/small", std::string(100, 'x')));
  EXPECT_EQ(small.read_reply().status, 200);
  Client chunked(server);
  chunked.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
  EXPECT_EQ(chunked.read_reply().status, 503) << "may come to all that its path allows";
  first.send(std::string(900, 'x'));
  EXPECT_EQ(first.read_reply().status, 200);
  waiting(server).send(std::string(900, 'x'));
}

TEST(Bodies, AShareComesBackWithItsConnection) {
  ServerOptions options;
  options.most_bodies = 1000;
  TestServer server(options);
  waiting(server).reset();
  const auto take_up = [&] {
    Client client(server);
    client.send(post_text("/again", std::string(900, 'x')));
    return client.read_reply().status;
  };
  int status = take_up();
  for (int tries = 0; status == 503 && tries < 1000; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    status = take_up();
  }
  EXPECT_EQ(status, 200);
}

TEST(ConnectionCounts, OneAddressCannotTakeThePlacesOfAll) {
  ServerOptions options;
  options.most_connections = 5;
  options.most_of_address = 2;
  options.trusted_proxy = "10.0.0.9";
  ConnectionCounts counts;
  EXPECT_TRUE(counts.enter("10.0.0.1", options));
  EXPECT_TRUE(counts.enter("10.0.0.1", options));
  EXPECT_FALSE(counts.enter("10.0.0.1", options));
  EXPECT_TRUE(counts.enter("10.0.0.2", options));
  counts.leave("10.0.0.1");
  EXPECT_TRUE(counts.enter("10.0.0.1", options));
  EXPECT_TRUE(counts.enter("10.0.0.9", options));
  EXPECT_TRUE(counts.enter("10.0.0.9", options));
  EXPECT_FALSE(counts.enter("10.0.0.9", options)) << "all five are taken";
  counts.leave("10.0.0.2");
  EXPECT_TRUE(counts.enter("10.0.0.9", options)) << "the proxy stands for many";
}

TEST(ConnectionCounts, APlaceIsFreeAgainWhenItsConnectionEnds) {
  ServerOptions options;
  options.most_of_address = 1;
  TestServer server(options);
  {
    Client first(server);
    EXPECT_EQ(first.get("/").status, 200);
    EXPECT_EQ(Client(server).read_reply().status, 503);
  }
  int status = 0;
  for (int tries = 0; status != 200 && tries < 1000; ++tries) {
    status = Client(server).get("/").status;
  }
  EXPECT_EQ(status, 200);
}

TEST(OwnAnswers, CarryWhatTheirOwnerAdds) {
  TestServer server;
  Client client(server);
  client.send("GET /../b HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_THAT(client.read_reply().headers, Contains(Pair("x-owner", "/")));
  Client large(server);
  large.send(post_text("/large", std::string(2000, 'x')));
  EXPECT_THAT(large.read_reply().headers, Contains(Pair("x-owner", "/large")));
}

}  // namespace
}  // namespace stave::http
