#include "support.hpp"

#include <gmock/gmock.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace stave::http {
namespace {

using testing::Client;
using testing::get_text;
using testing::TestServer;

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const noexcept {
    release(object);
  }
};

using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Context = std::unique_ptr<SSL_CTX, Release<SSL_CTX_free>>;
using Tls = std::unique_ptr<SSL, Release<SSL_free>>;
using File = std::unique_ptr<std::FILE, Release<std::fclose>>;

/// A certificate that signs itself, in two files of a folder of its own.
class Certified {
 public:
  Certified()
      : folder_(std::filesystem::temp_directory_path() /
                ("stave-tls-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    auto* name = X509_get_subject_name(certificate.get());
    const std::string host = "localhost";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(host.data()),
                               static_cast<int>(host.size()), -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    PEM_write_X509(File(std::fopen(certificate_file().c_str(), "w")).get(), certificate.get());
    PEM_write_PrivateKey(File(std::fopen(key_file().c_str(), "w")).get(), key.get(), nullptr,
                         nullptr, 0, nullptr, nullptr);
  }

  Certified(const Certified&) = delete;
  Certified& operator=(const Certified&) = delete;
  Certified(Certified&&) = delete;
  Certified& operator=(Certified&&) = delete;

  ~Certified() { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string certificate_file() const { return folder_ / "chain.pem"; }

  [[nodiscard]] std::string key_file() const { return folder_ / "key.pem"; }

  [[nodiscard]] ServerOptions options() const {
    ServerOptions out;
    out.certificate = certificate_file();
    out.key = key_file();
    return out;
  }

 private:
  std::filesystem::path folder_;
};

class TlsClient {
 public:
  explicit TlsClient(const TestServer& server, int newest = TLS1_3_VERSION,
                     const char* ciphers = "ALL")
      : client_(server), context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_.get(), newest);
    SSL_CTX_set_security_level(context_.get(), 0);
    SSL_CTX_set_cipher_list(context_.get(), ciphers);
    tls_.reset(SSL_new(context_.get()));
    SSL_set_fd(tls_.get(), client_.descriptor());
    connected_ = SSL_connect(tls_.get()) == 1;
  }

  [[nodiscard]] bool connected() const noexcept { return connected_; }

  [[nodiscard]] std::string version() const { return SSL_get_version(tls_.get()); }

  void send(const std::string& text) {
    SSL_write(tls_.get(), text.data(), static_cast<int>(text.size()));
  }

  /// Until the end; "…!" when the server did not say that it is one.
  std::string read_all() {
    std::string out;
    std::array<char, 4096> bytes{};
    int got = 0;
    while ((got = SSL_read(tls_.get(), bytes.data(), static_cast<int>(bytes.size()))) > 0) {
      out.append(bytes.data(), static_cast<std::size_t>(got));
    }
    const bool told = SSL_get_error(tls_.get(), got) == SSL_ERROR_ZERO_RETURN;
    ERR_clear_error();
    return told ? out : out + "!";
  }

  int read_some() {
    char byte = 0;
    return SSL_read(tls_.get(), &byte, 1);
  }

  Client& raw() noexcept { return client_; }

 private:
  Client client_;
  Context context_;
  Tls tls_;
  bool connected_ = false;
};

TEST(ServerTls, RequestsAreSecureAndAnswersWhole) {
  const Certified certified;
  const std::string body(300'000, 'x');
  TestServer server(certified.options(), [&](const Request& request) {
    Response out;
    out.body = request.secure ? body : "plain";
    return out;
  });
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(server, version);
    ASSERT_TRUE(client.connected());
    client.send(get_text("/1") + get_text("/2", "Connection: close\r\n"));
    const auto text = client.read_all();
    EXPECT_EQ(text.back(), 'x') << "ends properly";
    EXPECT_EQ(std::count(text.begin(), text.end(), 'x'), 600'000);
  }
}

TEST(ServerTls, OlderVersionsAreRefused) {
  const Certified certified;
  const TestServer server(certified.options());
  EXPECT_FALSE(TlsClient(server, TLS1_1_VERSION).connected());
  EXPECT_FALSE(TlsClient(server, TLS1_VERSION).connected());
  EXPECT_EQ(TlsClient(server, TLS1_2_VERSION).version(), "TLSv1.2");
  EXPECT_EQ(TlsClient(server).version(), "TLSv1.3");
}

TEST(ServerTls, CiphersThatKeepNoSecretWhenTheKeyIsLostAreRefused) {
  const Certified certified;
  const TestServer server(certified.options());
  EXPECT_FALSE(TlsClient(server, TLS1_2_VERSION, "ECDHE-ECDSA-AES256-SHA384").connected());
  EXPECT_TRUE(TlsClient(server, TLS1_2_VERSION, "ECDHE-ECDSA-AES256-GCM-SHA384").connected());
}

TEST(ServerTls, PlainBytesAreNotAnswered) {
  const Certified certified;
  TestServer server(certified.options());
  Client client(server);
  client.send(get_text("/"));
  EXPECT_EQ(client.read_all().find("HTTP/1.1 200"), std::string::npos);
  EXPECT_TRUE(server.handler().requests().empty());
}

TEST(ServerTls, EventsAreSentAndClientsMayGoAway) {
  const Certified certified;
  std::mutex mutex;
  std::vector<std::shared_ptr<EventSink>> sinks;
  TestServer server(certified.options(), [&](const Request& request) {
    Response out;
    out.events = [&, path = request.path](const std::shared_ptr<EventSink>& sink) {
      sink->send("", "", "hello");
      if (path == "/end") {
        sink->close();
      }
      const std::scoped_lock lock(mutex);
      sinks.push_back(sink);
    };
    return out;
  });
  TlsClient ends(server);
  ends.send(get_text("/end"));
  EXPECT_NE(ends.read_all().find("data: hello\n\n\r\n0\r\n\r\n"), std::string::npos);
  {
    TlsClient leaves(server);
    leaves.send(get_text("/leave"));
    EXPECT_GT(leaves.read_some(), 0);
    leaves.raw().reset();
  }
  const auto count = [&] {
    const std::scoped_lock lock(mutex);
    return sinks.size();
  };
  while (count() < 2) {
    std::this_thread::yield();
  }
  while (sinks[1]->send("", "", "x")) {
    std::this_thread::yield();
  }
}

TEST(ServerTls, FilesThatCannotBeReadAreToldAtOnce) {
  const Certified certified;
  testing::TestHandler handler;
  auto options = certified.options();
  options.port = 0;
  options.key = certified.certificate_file();
  EXPECT_THROW(Server(options, handler), std::system_error);
  options = certified.options();
  options.certificate = "/nowhere/chain.pem";
  EXPECT_THROW(Server(options, handler), std::system_error);
}

}  // namespace
}  // namespace stave::http
