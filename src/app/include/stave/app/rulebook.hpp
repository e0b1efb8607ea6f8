#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/outcome.hpp"
#include "stave/domain/supervision.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::app {

inline constexpr const char* kDefaultRulebook = "office";

/// What an office has decided: supervision, outcomes, templates of its documents.
struct Rulebook {
  std::string name;
  SupervisionRules supervision;
  OutcomeRulebook outcomes;
  std::vector<std::pair<std::string, std::string>> templates;  ///< "zh/notice.txt" and its text
};

/// Names of the rulebooks that come with the program.
std::vector<std::string> shipped_rulebooks();

/// A shipped rulebook or, when none has that name, the folder: supervision.toml, outcomes.toml,
/// templates/<language>/*.txt. A folder that is named like a shipped one is written ./office. Fails
/// with rulebook.unknown, rulebook.lacks_file, and with every fault of its files.
Checked<Rulebook> load_rulebook(const std::string& name_or_dir);

}  // namespace stave::app
