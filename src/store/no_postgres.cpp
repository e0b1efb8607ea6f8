#include "stave/store/connection.hpp"
#include "stave/store/database_url.hpp"

namespace stave::store {

bool knows_postgres() noexcept {
  return false;
}

std::unique_ptr<Connection> open_postgres(const std::string& url) {
  throw UnreachableError(without_password(url), "no PostgreSQL in this build");
}

}  // namespace stave::store
