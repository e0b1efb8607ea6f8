#include "options.hpp"

namespace stave::cli {

Checked<Office> office_of(const Session& session, const std::string& rulebook) {
  auto rules = app::load_rulebook(rulebook);
  if (!rules) {
    return tl::unexpected(rules.error());
  }
  auto folder = app::Folder::open(session.data);
  if (!folder) {
    return tl::unexpected(Errors{folder.error()});
  }
  return Office{*std::move(folder), *std::move(rules)};
}

}  // namespace stave::cli
