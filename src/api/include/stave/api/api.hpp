#pragma once

#include "stave/app/folder.hpp"
#include "stave/http/server.hpp"
#include "stave/oidc/flow.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::api {

/// Where moments and days come from.
struct Clock {
  std::function<std::string()> now;               ///< UTC, "2019-06-17T08:00:00Z"
  std::function<Day(const std::string&)> day_of;  ///< the day of a moment where the office is
  std::function<std::optional<std::string>(const std::string&)>
      end_of_day;  ///< last moment of a day there; none for what is no day
};

/// One request of the log.
struct LogLine {
  std::string at;
  std::string id;
  std::string peer;
  std::string person;  ///< "" when nobody was signed in
  std::string_view method;
  std::string path;  ///< without the query: that may hold names
  int status = 0;
  long long micros = 0;
  std::string what;  ///< why the server refused by itself, or what was thrown
};

struct ApiOptions {
  app::Place place{"stave-data"};
  std::string rulebook;  ///< "" = the one that is shipped
  std::string backups;   ///< folder of backups; "" = "<data folder>-backups"
  std::string version;
  Clock clock;
  bool clock_set = false;  ///< the clock is a demonstration's
  std::string_view web;    ///< the packed web app, empty when it was built without
  std::function<void(const LogLine&)> log;
  std::optional<oidc::Client> oidc;  ///< the office's identity provider, if it has one
  oidc::Fetch fetch = oidc::fetch;   ///< how it is asked
};

/// Every use case over HTTP, as openapi.yaml says. Any thread may call it.
class Api : public http::Handler {
 public:
  /// Fails when the folder, the rulebook or the packed web app cannot be read.
  static Checked<std::unique_ptr<Api>> make(ApiOptions options);
  ~Api() override;
  Api(const Api&) = delete;
  Api& operator=(const Api&) = delete;
  Api(Api&&) = delete;
  Api& operator=(Api&&) = delete;

  http::Response handle(const http::Request& request) override;
  http::Allowance allowance(http::Method method, std::string_view path) override;
  std::optional<http::Response> admit(const http::Request& head) override;
  void protect(const http::Request& request, http::Response& answer) override;
  void answered(const http::Request& request, int status, std::chrono::microseconds took,
                std::string_view what) override;

  /// Ends open event streams and jobs that wait, so that the server can stop.
  void close();

 private:
  class Impl;
  explicit Api(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// What a route needs and leaves behind; for openapi.yaml's test and for whoever asks.
struct RouteFacts {
  std::string method;
  std::string path;
  std::string operation;
  std::vector<std::string> access;  ///< one of them suffices
  std::size_t most_body = 0;
  std::string audit;
};

std::vector<RouteFacts> route_facts();

}  // namespace stave::api
