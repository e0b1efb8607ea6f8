#include "stave/http/server.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <string>

namespace {

constexpr std::size_t kBody = 289;  // a small answer of the API

/// Answers everything with the same bytes: what remains is the server's own cost.
class Fixed final : public stave::http::Handler {
 public:
  stave::http::Response handle(const stave::http::Request& /*request*/) override {
    stave::http::Response out;
    out.set("Content-Type", "application/json");
    out.body = std::string(kBody, 'x');
    return out;
  }

  stave::http::Allowance allowance(stave::http::Method /*method*/,
                                   std::string_view /*path*/) override {
    return {};
  }

  void answered(const stave::http::Request& /*request*/, int /*status*/,
                std::chrono::microseconds /*took*/, std::string_view /*what*/) override {}
};

}  // namespace

/// serve PORT [CERTIFICATE KEY]: serves until it is killed.
int main(int argc, char** argv) {
  stave::http::ServerOptions options;
  options.port = static_cast<unsigned short>(argc > 1 ? std::atoi(argv[1]) : 0);
  if (argc > 3) {
    options.certificate = argv[2];
    options.key = argv[3];
  }
  Fixed handler;
  stave::http::Server server(options, handler);
  fmt::print("{}\n", server.port());
  std::fflush(stdout);
  server.run();
}
