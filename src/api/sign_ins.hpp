#pragma once

#include "stave/oidc/flow.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace stave::api {

/// Sign-ins at the office's identity provider that are under way. They are forgotten when the
/// server stops: whoever was on the way begins again. Any thread may call it.
class SignIns {
 public:
  SignIns(std::optional<oidc::Client> client, oidc::Fetch fetch)
      : client_(std::move(client)), fetch_(std::move(fetch)) {}

  /// What the button calls the provider; "" when there is none.
  [[nodiscard]] std::string title() const { return client_ ? client_->title : ""; }

  struct Begun {
    std::string state;  ///< for a cookie: only the browser that began may end it
    std::string url;
  };

  /// Fails with oidc.none, as oidc::discover, and with oidc.many when 1,000 are under way.
  /// `now`: seconds since 1970.
  Result<Begun> begin(std::int64_t now);

  /// The person for whom the provider vouched. Every state counts once, for ten minutes. Fails with
  /// oidc.bad_state and as oidc::person_of.
  Result<std::string> finish(const std::string& state, const std::string& code, std::int64_t now);

 private:
  struct Pending {
    oidc::Attempt attempt;
    std::int64_t until = 0;
  };

  Result<oidc::Provider> provider();

  std::optional<oidc::Client> client_;
  oidc::Fetch fetch_;
  std::mutex mutex_;
  std::optional<oidc::Provider> provider_;
  std::map<std::string, Pending> pending_;
};

}  // namespace stave::api
