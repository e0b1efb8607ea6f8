#include "sign_ins.hpp"

#include <utility>

namespace stave::api {
namespace {

constexpr std::size_t kMostPending = 1000;
constexpr std::int64_t kSeconds = 600;

}  // namespace

Result<oidc::Provider> SignIns::provider() {
  {
    const std::lock_guard lock(mutex_);
    if (provider_) {
      return *provider_;
    }
  }
  auto found = oidc::discover(*client_, fetch_);
  if (found) {
    const std::lock_guard lock(mutex_);
    provider_ = *found;
  }
  return found;
}

Result<SignIns::Begun> SignIns::begin(std::int64_t now) {
  if (!client_) {
    return fail(Errc::kNotFound, "oidc", {"oidc.none", {}});
  }
  const auto at = provider();
  if (!at) {
    return tl::unexpected(at.error());
  }
  oidc::Attempt attempt = oidc::begin();
  Begun out{attempt.state, oidc::authorization_url(*at, *client_, attempt)};
  const std::lock_guard lock(mutex_);
  std::erase_if(pending_, [&](const auto& entry) { return entry.second.until <= now; });
  if (pending_.size() >= kMostPending) {
    return fail(Errc::kConflict, "oidc", {"oidc.many", {}});
  }
  pending_.emplace(out.state, Pending{std::move(attempt), now + kSeconds});
  return out;
}

Result<std::string> SignIns::finish(const std::string& state, const std::string& code,
                                    std::int64_t now) {
  Pending pending;
  {
    const std::lock_guard lock(mutex_);
    auto node = pending_.extract(state);
    if (node.empty() || node.mapped().until <= now) {
      return fail(Errc::kDenied, "state", {"oidc.bad_state", {}});
    }
    pending = std::move(node.mapped());
  }
  const auto at = provider();
  return at ? oidc::person_of(*at, *client_, pending.attempt, code, now, fetch_)
            : tl::unexpected(at.error());
}

}  // namespace stave::api
