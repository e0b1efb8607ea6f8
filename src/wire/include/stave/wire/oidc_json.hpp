#pragma once

#include "stave/oidc/flow.hpp"
#include "stave/wire/body.hpp"

namespace stave::wire {

/// The file of `stave serve --oidc`: issuer, client_id, client_secret, redirect, title and, if it
/// is not preferred_username, claim. Fails with all faults.
Checked<oidc::Client> oidc_client_of(Body body);

}  // namespace stave::wire
