#include "support.hpp"
#include "traversals.hpp"
#include "workers.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace stave::http {
namespace {

using ::testing::AllOf;
using testing::Client;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using testing::get_text;
using ::testing::IsEmpty;
using testing::Line;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::Pair;
using testing::post_text;
using testing::TestServer;
using ::testing::UnorderedElementsAre;

Response text(std::string body) {
  Response out;
  out.body = std::move(body);
  return out;
}

std::string error_body(const std::string& code) {
  return R"({"errors":[{"code":")" + code + R"(","key":")" + code + R"(","message":")" + code +
         R"(","where":""}]})";
}

TEST(Server, AnswersWithWhatTheHandlerSays) {
  TestServer server({}, [](const Request& request) {
    Response out = text("你好 " + request.path);
    out.status = 201;
    out.set("Content-Type", "text/plain");
    out.set("Content-Length", "7");
    return out;
  });
  Client client(server);
  const auto reply = client.get("/%E6%96%B9?a=1");
  EXPECT_EQ(reply.status, 201);
  EXPECT_EQ(reply.body, "你好 /方");
  EXPECT_THAT(reply.headers, Contains(Pair("content-type", "text/plain")));
  EXPECT_THAT(reply.headers, Contains(Pair("content-length", "11")));
  EXPECT_THAT(
      reply.headers,
      Contains(Pair("date", MatchesRegex("[A-Z][a-z]+, .. [A-Z][a-z]+ .... ..:..:.. GMT"))));
  EXPECT_THAT(reply.headers, Contains(Pair("x-request-id", MatchesRegex("[0-9a-f]+"))));
  const auto request = server.handler().requests().at(0);
  EXPECT_EQ(request.method, Method::kGet);
  EXPECT_THAT(request.query, ElementsAre(Pair("a", "1")));
  EXPECT_EQ(request.peer, "127.0.0.1");
  EXPECT_FALSE(request.secure);
}

TEST(Server, KeepsAConnectionAndAnswersPipelinedRequestsInTheirOrder) {
  TestServer server;
  Client client(server);
  client.send(post_text("/1", "a") + get_text("/2") + post_text("/3", "GET /x HTTP/1.1\r\n\r\n") +
              get_text("/4"));
  EXPECT_EQ(client.read_reply().body, "/1 a");
  EXPECT_EQ(client.read_reply().body, "/2 ");
  EXPECT_EQ(client.read_reply().body, "/3 GET /x HTTP/1.1\r\n\r\n");
  EXPECT_EQ(client.read_reply().body, "/4 ");
  EXPECT_EQ(client.get("/5").body, "/5 ");
}

TEST(Server, TakesRequestsByteByByte) {
  TestServer server;
  Client client(server);
  for (const char byte : post_text("/a", "body") +
                             "POST /b HTTP/1.1\r\nHost: a\r\n"
                             "Transfer-Encoding: chunked\r\n\r\n3\r\nbod\r\n1\r\ny\r\n0\r\n\r\n" +
                             "POST /c HTTP/1.1\r\nHost: a\r\n"
                             "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n") {
    client.send({&byte, 1});
  }
  EXPECT_EQ(client.read_reply().body, "/a body");
  EXPECT_EQ(client.read_reply().body, "/b body");
  EXPECT_EQ(client.read_reply().body, "/c ");
}

TEST(Server, ClosesWhenAskedTo) {
  TestServer server;
  for (const auto* text :
       {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"}) {
    Client client(server);
    client.send(text);
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.status, 200);
    EXPECT_THAT(reply.headers, Contains(Pair("connection", "close")));
    EXPECT_TRUE(client.is_closed()) << text;
  }
}

TEST(Server, HeadHasTheHeadersOfGetAndNoBody) {
  TestServer server;
  Client client(server);
  client.send("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto reply = client.read_reply(false);
  EXPECT_EQ(reply.status, 200);
  EXPECT_THAT(reply.headers, Contains(Pair("content-length", "5")));
  EXPECT_EQ(client.get("/x").body, "/x ");
}

TEST(Server, NoContentHasNoLength) {
  TestServer server({}, [](const Request& request) {
    Response out = text("not sent");
    out.status = request.path == "/304" ? 304 : 204;
    return out;
  });
  Client client(server);
  for (const auto* path : {"/204", "/304"}) {
    EXPECT_THAT(client.get(path).headers, Not(Contains(Pair("content-length", ::testing::_))));
  }
}

TEST(Server, SendsSharedBytes) {
  const auto bytes = std::make_shared<const std::string>(3'000'000, 'x');
  TestServer server({}, [&](const Request& /*request*/) {
    Response out;
    out.shared_body = bytes;
    return out;
  });
  Client client(server);
  EXPECT_EQ(client.get("/").body, *bytes);
  EXPECT_EQ(client.get("/").body, *bytes);
}

TEST(Server, TakesOverARequestIdOrMakesOne) {
  TestServer server;
  Client client(server);
  const auto id_for = [&](const std::string& given) {
    client.send(get_text("/", "X-Request-Id: " + given + "\r\n"));
    return client.read_reply().headers["x-request-id"];
  };
  EXPECT_EQ(id_for("order-66-again"), "order-66-again");
  for (const auto& given :
       std::vector<std::string>{"short", "with space", "a\"quote\"d", std::string(65, 'a')}) {
    EXPECT_THAT(id_for(given), MatchesRegex("[0-9a-f]{16}")) << given;
  }
  EXPECT_NE(id_for(""), id_for(""));
  EXPECT_EQ(server.handler().lines(1).at(0).id, "order-66-again");
}

TEST(Server, BelievesOnlyTheProxyThatItTrusts) {
  const std::string forwarded =
      "X-Forwarded-For: 6.6.6.6, 10.0.0.7\r\nX-Forwarded-Proto: https\r\n";
  for (const auto* trusted : {"", "10.1.1.1", "127.0.0.1"}) {
    ServerOptions options;
    options.trusted_proxy = trusted;
    TestServer server(options);
    Client client(server);
    client.send(get_text("/", forwarded));
    client.read_reply();
    const auto request = server.handler().requests().at(0);
    const bool believed = std::string(trusted) == "127.0.0.1";
    EXPECT_EQ(request.peer, believed ? "10.0.0.7" : "127.0.0.1") << trusted;
    EXPECT_EQ(request.secure, believed) << trusted;
  }
}

TEST(Server, AHandlerThatThrowsIsFiveHundredWithoutDetails) {
  TestServer server({}, [](const Request& request) -> Response {
    if (request.path == "/header") {
      Response out;
      out.set("X-A", "b\r\nSet-Cookie: c");
      return out;
    }
    throw std::runtime_error("password is hunter2");
  });
  Client client(server);
  for (const auto* path : {"/throw", "/header", "/throw"}) {
    const auto reply = client.get(path);
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(reply.body, error_body("http.failed"));
    EXPECT_THAT(reply.headers, Not(Contains(Pair("set-cookie", ::testing::_))));
  }
  client.get("/");
  const auto lines = server.handler().lines(4);
  EXPECT_THAT(lines, Contains(Field(&Line::what, "password is hunter2")));
  EXPECT_THAT(lines, Contains(Field(&Line::what, "http.bad_header")));
}

TEST(Server, EveryAnswerIsTold) {
  TestServer server;
  Client(server).get("/a");
  Client(server).get("/../b");
  Client odd(server);
  odd.send("odd\r\n\r\n");
  odd.read_all();
  EXPECT_THAT(
      server.handler().lines(3),
      UnorderedElementsAre(AllOf(Field(&Line::path, "/a"), Field(&Line::status, 200)),
                           AllOf(Field(&Line::status, 400), Field(&Line::what, "http.target")),
                           AllOf(Field(&Line::status, 400), Field(&Line::what, "http.request_line"),
                                 Field(&Line::peer, "127.0.0.1"))));
}

TEST(Server, NoTraversalReachesTheHandler) {
  TestServer server;
  const auto targets = testing::traversals();
  ASSERT_GE(targets.size(), 100U);
  for (const auto& target : targets) {
    Client client(server);
    EXPECT_EQ(client.get(target).status, 400) << target;
    EXPECT_TRUE(client.is_closed()) << target;
  }
  EXPECT_THAT(server.handler().requests(), IsEmpty());
}

// Limits.

TEST(Server, ALongHeadIsRefused) {
  ServerOptions options;
  options.most_head = 1000;
  TestServer server(options);
  for (const auto& head :
       {get_text("/", "X: " + std::string(1000, 'x') + "\r\n"), "GET /" + std::string(2000, 'x')}) {
    Client client(server);
    client.send(head);
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.status, 431);
    EXPECT_EQ(reply.body, error_body("http.head_too_large"));
    EXPECT_TRUE(client.is_closed());
  }
  const auto rest = 1000 - get_text("/", "X: \r\n").size();
  EXPECT_EQ(Client(server).get("/").status, 200);
  Client client(server);
  client.send(get_text("/", "X: " + std::string(rest, 'x') + "\r\n") + "GET");
  EXPECT_EQ(client.read_reply().status, 200);
}

TEST(Server, ABodyIsLimitedByWhatTheHandlerSaysOfItsPath) {
  TestServer server;
  server.handler().limit = [](Method method, std::string_view path) {
    return method == Method::kPost && path == "/large" ? std::size_t{100'000} : std::size_t{4};
  };
  EXPECT_EQ(Client(server).get("/").status, 200);
  const std::string large(100'000, 'x');
  {
    Client client(server);
    client.send(post_text("/large", large) + post_text("/small", "1234"));
    EXPECT_EQ(client.read_reply().body, "/large " + large);
    EXPECT_EQ(client.read_reply().body, "/small 1234");
  }
  const std::string chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const auto& text : {post_text("/small", "12345"), chunked + "5\r\n",
                           chunked + "2\r\n12\r\n3\r\n", chunked + "fffffffffffffff\r\n"}) {
    Client client(server);
    client.send(text);
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.status, 413) << text;
    EXPECT_EQ(reply.body, error_body("http.body_too_large"));
    EXPECT_TRUE(client.is_closed());
  }
  EXPECT_EQ(server.handler().requests().size(), 3U);
}

TEST(Server, ALargeBodyIsRefusedBeforeItIsRead) {
  TestServer server;
  Client client(server);
  client.send(
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n"
      "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_reply().status, 413);
}

// What is still under way when the answer leaves must not take the answer with it.
TEST(Server, TheRefusalOfALargeBodyIsReadByWhoIsStillSending) {
  TestServer server;
  for (int round = 0; round < 20; ++round) {
    Client client(server);
    client.send(post_text("/", std::string(400'000, 'x')));
    EXPECT_EQ(client.read_reply().status, 413);
  }
}

TEST(Server, TellsAClientThatWaitsToGoOn) {
  TestServer server;
  Client client(server);
  const std::string head =
      "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-Continue\r\n\r\n";
  client.send(head);
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("body");
  EXPECT_EQ(client.read_reply().body, "/a body");
  client.send(head + "once");
  EXPECT_EQ(client.read_reply().body, "/a once");
  client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: tea\r\n\r\n");
  EXPECT_EQ(client.read_reply().status, 417);
}

TEST(Server, SlowClientsAreGivenUp) {
  ServerOptions options;
  options.head_time = options.body_time = options.idle_time = std::chrono::seconds(1);
  TestServer server(options);
  Client idle(server);
  Client head(server);
  Client body(server);
  Client chunk(server);
  Client kept(server);
  head.send("GET / HTTP/1.1\r\nHo");
  body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbod");
  chunk.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbo");
  EXPECT_EQ(kept.get("/").status, 200);
  EXPECT_TRUE(idle.is_closed());
  const auto reply = head.read_reply();
  EXPECT_EQ(reply.status, 408);
  EXPECT_EQ(reply.body, error_body("http.head_too_slow"));
  EXPECT_TRUE(head.is_closed());
  for (auto* client : {&body, &chunk}) {
    EXPECT_EQ(client->read_reply().body, error_body("http.body_too_slow"));
    EXPECT_TRUE(client->is_closed());
  }
  EXPECT_TRUE(kept.is_closed());
}

TEST(Server, ABusyServerSaysSoAtOnce) {
  std::promise<void> begun;
  std::promise<void> release;
  ServerOptions options;
  options.workers = 1;
  options.most_waiting = 0;
  TestServer server(options, [&](const Request& request) {
    if (request.path == "/wait") {
      begun.set_value();
      release.get_future().wait();
    }
    return text("done");
  });
  Client waiting(server);
  waiting.send(get_text("/wait"));
  begun.get_future().wait();
  Client client(server);
  const auto reply = client.get("/");
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.body, error_body("http.busy"));
  EXPECT_THAT(reply.headers, Contains(Pair("retry-after", "1")));
  release.set_value();
  EXPECT_EQ(waiting.read_reply().status, 200);
  while (client.get("/").status != 200) {  // until the worker is back
  }
}

// Files that are taken in for seconds, more of them than there are workers: a page is answered all
// the same.
TEST(Server, AQuickRequestIsNeverBehindSlowOnes) {
  std::promise<void> release;
  const auto released = release.get_future().share();
  std::atomic<int> begun{0};
  ServerOptions options;
  options.workers = 1;
  TestServer server(options, [&](const Request& request) {
    if (request.path == "/slow") {
      ++begun;
      released.wait();
    }
    return text("done");
  });
  Client first(server);
  Client second(server);
  first.send(post_text("/slow", "file"));
  second.send(post_text("/slow", "file"));
  while (begun == 0) {
    std::this_thread::yield();
  }
  Client page(server);
  EXPECT_EQ(page.get("/page").status, 200);
  EXPECT_EQ(begun, 1);  // one after the other
  release.set_value();
  EXPECT_EQ(first.read_reply().status, 200);
  EXPECT_EQ(second.read_reply().status, 200);
}

TEST(Workers, TakeNoMoreThanMayWait) {
  std::promise<void> begun;
  std::promise<void> release;
  std::atomic<int> done{0};
  {
    Workers workers(1, 2);
    EXPECT_TRUE(workers.offer([&] {
      begun.set_value();
      release.get_future().wait();
    }));
    begun.get_future().wait();
    EXPECT_TRUE(workers.offer([&] { ++done; }));
    EXPECT_TRUE(workers.offer([&] { ++done; }));
    EXPECT_FALSE(workers.offer([&] { ++done; }));
    release.set_value();
  }
  EXPECT_EQ(done, 2);
}

TEST(Server, ConnectionsAreLimited) {
  ServerOptions options;
  options.most_connections = 2;
  TestServer server(options);
  Client first(server);
  Client second(server);
  EXPECT_EQ(first.get("/").status, 200);
  EXPECT_EQ(second.get("/").status, 200);
  Client third(server);
  EXPECT_EQ(third.read_reply().status, 503);
  EXPECT_EQ(first.get("/").status, 200);
  EXPECT_THAT(server.handler().lines(4), Contains(Field(&Line::what, "http.too_many_connections")));
}

TEST(Server, IdleConnectionsAreInNobodysWay) {
  TestServer server;
  std::vector<Client> idle;
  for (int i = 0; i < 200; ++i) {
    idle.emplace_back(server);
    if (i % 2 == 0) {
      idle.back().send("GET / HTTP/1.1\r\nHost");
    }
  }
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(Client(server).get("/").status, 200);
  }
  for (std::size_t i = 0; i < idle.size(); ++i) {
    idle[i].send(i % 2 == 0 ? ": a\r\n\r\n" : get_text("/"));
    EXPECT_EQ(idle[i].read_reply().status, 200);
  }
}

TEST(Server, ManyClientsAtOnceAreAllAnswered) {
  TestServer server;
  std::vector<std::thread> threads;
  std::atomic<int> right{0};
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int round = 0; round < 5; ++round) {
        Client client(server);
        for (int i = 0; i < 20; ++i) {
          const auto body = std::to_string(t * 1000 + i);
          client.send(post_text("/x", body));
          right += client.read_reply().body == "/x " + body ? 1 : 0;
        }
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(right, 800);
}

TEST(Server, ClientsMayGoAwayAtAnyTime) {
  TestServer server({}, [](const Request& /*request*/) { return text(std::string(500'000, 'x')); });
  const auto whole = post_text("/", "body");
  for (std::size_t length = 0; length <= whole.size(); length += 3) {
    Client client(server);
    client.send(whole.substr(0, length));
    client.reset();
  }
  EXPECT_EQ(Client(server).get("/").status, 200);
}

// Stopping.

/// Soon; a connection may slip in before.
bool refuses(const TestServer& server) {
  for (int i = 0; i < 10'000; ++i) {
    try {
      const Client client(server);
    } catch (const std::runtime_error&) {
      return true;
    }
  }
  return false;
}

TEST(Server, FinishesWhatIsInWorkWhenItStops) {
  std::promise<void> begun;
  std::promise<void> release;
  TestServer server({}, [&](const Request& /*request*/) {
    begun.set_value();
    release.get_future().wait();
    return text("finished");
  });
  Client idle(server);
  Client client(server);
  client.send(get_text("/"));
  begun.get_future().wait();
  server.stop();
  EXPECT_TRUE(idle.is_closed());
  EXPECT_TRUE(refuses(server));
  release.set_value();
  const auto reply = client.read_reply();
  EXPECT_EQ(reply.body, "finished");
  EXPECT_THAT(reply.headers, Contains(Pair("connection", "close")));
  EXPECT_TRUE(client.is_closed());
  client.reset();
  server.join();
}

TEST(Server, WhatIsNotFinishedInTimeIsCut) {
  ServerOptions options;
  options.stop_time = std::chrono::seconds(0);
  TestServer server(options);
  Client client(server);
  client.get("/");
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbod");
  Client(server).get("/");
  server.stop();
  server.join();
  EXPECT_EQ(client.read_reply().status, 0);
}

TEST(Server, MayBeStoppedBeforeItRunsAndTwice) {
  testing::TestHandler handler;
  ServerOptions options;
  options.port = 0;
  Server server(options, handler);
  EXPECT_NE(server.port(), 0);
  server.stop();
  server.stop();
  server.run();
}

TEST(Server, AnAddressThatCannotBeHadIsToldAtOnce) {
  const TestServer first;
  testing::TestHandler handler;
  ServerOptions options;
  options.port = first.port();
  EXPECT_THROW(Server(options, handler), std::system_error);
  options.address = "no address";
  EXPECT_THROW(Server(options, handler), std::system_error);
}

}  // namespace
}  // namespace stave::http
