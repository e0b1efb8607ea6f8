#include "stave/wire/oidc_json.hpp"

#include <utility>

namespace stave::wire {

Checked<oidc::Client> oidc_client_of(Body body) {
  oidc::Client out;
  out.issuer = body.text("issuer");
  out.id = body.text("client_id");
  out.secret = body.text("client_secret");
  out.redirect = body.text("redirect");
  out.title = body.text("title");
  out.claim = body.text_or("claim", out.claim);
  const auto faults = body.faults();
  return faults.empty() ? Checked<oidc::Client>(std::move(out)) : tl::unexpected(faults);
}

}  // namespace stave::wire
