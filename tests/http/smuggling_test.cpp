#include "smuggling_cases.hpp"
#include "support.hpp"

#include <gmock/gmock.h>

namespace stave::http {
namespace {

using testing::Client;
using testing::kSmuggled;
using testing::TestServer;

std::size_t replies_in(const std::string& text) {
  std::size_t count = 0;
  for (auto at = text.find("HTTP/1.1 "); at != std::string::npos;
       at = text.find("HTTP/1.1 ", at + 1)) {
    ++count;
  }
  return count;
}

TEST(Smuggling, ThereAreTwoHundredCases) {
  EXPECT_GE(testing::refused_cases().size() + testing::single_cases().size(), 200U);
}

// One answer, a refusal, and the end: nothing after it is taken for a request, not even when it
// comes later.
TEST(Smuggling, WhatTwoReadersMayReadInTwoWaysIsRefusedWithItsConnection) {
  TestServer server;
  for (const auto& [name, bytes] : testing::refused_cases()) {
    Client client(server);
    client.send(bytes);
    const auto reply = client.read_reply();
    EXPECT_TRUE(reply.status == 400 || reply.status == 505) << name << ": " << reply.status;
    client.send(kSmuggled);
    EXPECT_TRUE(client.is_closed()) << name;
  }
  for (const auto& request : server.handler().requests()) {
    ADD_FAILURE() << "handled: " << request.path << " " << request.body;
  }
}

TEST(Smuggling, WhatIsOneRequestStaysOne) {
  TestServer server;
  std::size_t handled = 0;
  for (const auto& [name, bytes] : testing::single_cases()) {
    Client client(server);
    client.send(bytes);
    client.end_sending();
    EXPECT_EQ(replies_in(client.read_all()), 1U) << name;
    const auto requests = server.handler().requests();
    ASSERT_EQ(requests.size(), ++handled) << name;
    EXPECT_EQ(requests.back().path, "/first") << name;
    EXPECT_EQ(requests.back().body, kSmuggled) << name;
  }
}

// The same bytes in every cut, so that no decision depends on what comes together.
TEST(Smuggling, CutsOfTheBytesChangeNothing) {
  TestServer server;
  for (const auto& [name, bytes] : testing::refused_cases()) {
    Client client(server);
    for (std::size_t i = 0; i < bytes.size() && client.send(bytes.substr(i, 7)); i += 7) {
    }
    const auto status = client.read_reply().status;
    EXPECT_TRUE(status == 400 || status == 505) << name << ": " << status;
  }
  EXPECT_TRUE(server.handler().requests().empty());
}

}  // namespace
}  // namespace stave::http
