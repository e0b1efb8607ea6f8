#include "event_stream.hpp"
#include "support.hpp"

#include <gmock/gmock.h>

#include <future>
#include <stdexcept>

namespace stave::http {
namespace {

using testing::Client;
using ::testing::Contains;
using testing::get_text;
using ::testing::HasSubstr;
using ::testing::Pair;
using testing::TestServer;

Response events(EventSource source) {
  Response out;
  out.events = std::move(source);
  return out;
}

/// A server that gives the test every stream it opens.
struct Streams {
  explicit Streams(ServerOptions options = {})
      : server(std::move(options), [this](const Request& /*request*/) {
          return events(
              [this](std::shared_ptr<EventSink> sink) { opened.set_value(std::move(sink)); });
        }) {}

  std::shared_ptr<EventSink> open(Client& client, std::string_view more = {}) {
    opened = {};
    client.send(get_text("/events", more));
    return opened.get_future().get();
  }

  std::promise<std::shared_ptr<EventSink>> opened;
  TestServer server;
};

TEST(EventText, HasOneLineForEveryLineOfData) {
  EXPECT_EQ(event_text("progress", "7", "a\nb\r\nc\rd"),
            "event: progress\nid: 7\ndata: a\ndata: b\ndata: c\ndata: d\n\n");
  EXPECT_EQ(event_text("", "", ""), "data: \n\n");
}

TEST(EventText, ANameCannotBecomeALine) {
  EXPECT_EQ(event_text("a\nretry: 1", "1\r\ndata: x", "y"),
            "event: aretry: 1\nid: 1data: x\ndata: y\n\n");
}

TEST(Events, AreSentAsTheyAreTold) {
  Streams streams;
  Client client(streams.server);
  const auto sink = streams.open(client);
  const auto reply = client.read_reply(false);
  EXPECT_EQ(reply.status, 200);
  EXPECT_THAT(reply.headers, Contains(Pair("content-type", "text/event-stream")));
  EXPECT_THAT(reply.headers, Contains(Pair("transfer-encoding", "chunked")));
  EXPECT_THAT(reply.headers, Contains(Pair("cache-control", "no-store")));
  EXPECT_TRUE(sink->send("progress", "1", "50 %"));
  EXPECT_EQ(client.read_until("\n\n\r\n"), "22\r\nevent: progress\nid: 1\ndata: 50 %\n\n\r\n");
  EXPECT_TRUE(sink->send("", "", "done"));
  EXPECT_EQ(client.read_until("\n\n\r\n"), "c\r\ndata: done\n\n\r\n");
  sink->close();
  EXPECT_FALSE(sink->send("", "", "late"));
  EXPECT_EQ(client.read_all(), "0\r\n\r\n");
}

TEST(Events, OldClientsGetThemWithoutChunks) {
  Streams streams;
  Client client(streams.server);
  client.send("GET / HTTP/1.0\r\n\r\n");
  const auto sink = streams.opened.get_future().get();
  sink->send("", "", "x");
  sink->close();
  EXPECT_THAT(client.read_all(), ::testing::EndsWith("\r\n\r\ndata: x\n\n"));
}

TEST(Events, AHeadRequestOpensNone) {
  bool opened = false;
  TestServer server({}, [&](const Request& /*request*/) {
    return events([&](const std::shared_ptr<EventSink>& /*sink*/) { opened = true; });
  });
  Client client(server);
  client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_THAT(client.read_all(), ::testing::EndsWith("\r\n\r\n"));
  EXPECT_FALSE(opened);
}

TEST(Events, AQuietStreamSaysThatItLives) {
  ServerOptions options;
  options.ping_time = std::chrono::seconds(1);
  options.idle_time = options.head_time = options.body_time = std::chrono::seconds(1);
  Streams streams(options);
  Client client(streams.server);
  const auto sink = streams.open(client);
  client.read_until("\r\n\r\n");
  EXPECT_EQ(client.read_until("\n\n\r\n"), "8\r\n: ping\n\n\r\n");
  EXPECT_TRUE(sink->send("", "", "x"));
}

TEST(Events, WhoGoesAwayIsToldNothingMore) {
  Streams streams;
  Client client(streams.server);
  const auto sink = streams.open(client);
  client.read_until("\r\n\r\n");
  client.reset();
  while (sink->send("", "", "x")) {
    std::this_thread::yield();
  }
}

TEST(Events, WhoDoesNotReadIsDropped) {
  Streams streams;
  Client client(streams.server);
  const auto sink = streams.open(client);
  const std::string data(1 << 16, 'x');
  int sent = 0;
  while (sink->send("", "", data)) {
    ++sent;
    ASSERT_LT(sent, 1'000) << "64 MiB wait";
  }
  EXPECT_GE(sent, 15);
  const auto received = client.read_all();
  EXPECT_LE(received.size(), static_cast<std::size_t>(sent) * (data.size() + 100));
  EXPECT_THAT(received, ::testing::Not(::testing::EndsWith("0\r\n\r\n")));
}

TEST(Events, OneThatIsTooLargeIsNeverSent) {
  EventStream stream([] {});
  EXPECT_FALSE(stream.send("", "", std::string(EventStream::kMostUnsent, 'x')));
  std::string text;
  EXPECT_EQ(stream.next(text), EventStream::Next::kDrop);
}

TEST(Events, EndWhenTheServerStops) {
  Streams streams;
  Client client(streams.server);
  const auto sink = streams.open(client);
  sink->send("", "", "last");
  streams.server.stop();
  EXPECT_THAT(client.read_all(), ::testing::EndsWith("data: last\n\n\r\n0\r\n\r\n"));
  EXPECT_FALSE(sink->send("", "", "x"));
  client.reset();
  streams.server.join();
}

TEST(Events, ASourceThatThrowsEndsItsOwnConnectionOnly) {
  TestServer server({}, [](const Request& request) {
    if (request.path == "/") {
      return Response{};
    }
    return events(
        [](const std::shared_ptr<EventSink>& /*sink*/) { throw std::runtime_error("broken"); });
  });
  Client client(server);
  client.send(get_text("/events"));
  client.read_all();
  EXPECT_EQ(Client(server).get("/").status, 200);
}

TEST(Events, AnyThreadMayTellThem) {
  Streams streams;
  Client client(streams.server);
  const auto sink = streams.open(client);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) {
        EXPECT_TRUE(sink->send("", "", "x"));
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  sink->close();
  const auto text = client.read_all();
  std::size_t count = 0;
  for (auto at = text.find("data: x\n\n"); at != std::string::npos;
       at = text.find("data: x\n\n", at + 1)) {
    ++count;
  }
  EXPECT_EQ(count, 2000U);
}

}  // namespace
}  // namespace stave::http
