#pragma once

#include "session.hpp"

namespace stave::cli {

/// `stave account token make|list|revoke`
void add_account_token(CLI::App& group, Session& session);

}  // namespace stave::cli
