#pragma once

#include <string>
#include <string_view>

namespace stave::store {

/// Whether a text is a URL of PostgreSQL: "postgresql://..." or "postgres://...".
bool is_postgres_url(std::string_view text) noexcept;

/// The URL as it may be shown: without the password before @ and without the values of the
/// parameters whose names end in "password".
std::string without_password(std::string_view url);

/// A sentence of a database library, its first line only, with the URL as it may be shown wherever
/// the sentence repeats it, and with *** for its password.
std::string shown_reason(std::string_view sentence, std::string_view url);

}  // namespace stave::store
