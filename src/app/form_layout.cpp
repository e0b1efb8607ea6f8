#include "form_layout.hpp"

#include "stave/base/digest.hpp"

namespace stave::app {

std::string checksum_of(const std::map<std::string, std::string>& facts) {
  Sha256 hash;
  for (const auto& [key, value] : facts) {
    if (key != "checksum") {
      hash.update(key);
      hash.update("=");
      hash.update(value);
      hash.update("\n");
    }
  }
  constexpr std::size_t kShown = 16;
  return hash.hex().substr(0, kShown);
}

std::vector<std::pair<std::string, std::string>> facts_of(const Submission& s,
                                                          std::size_t first_row) {
  std::string elements;
  for (const std::string& element : s.form.elements) {
    elements += (elements.empty() ? "" : " ") + element;
  }
  std::map<std::string, std::string> facts{{"format", "stave.form/1"},
                                           {"form", s.key.form},
                                           {"pack", s.pack.identity.id},
                                           {"pack_version", s.pack.identity.version},
                                           {"unit", s.key.unit},
                                           {"period", s.key.period.to_string()},
                                           {"first_row", std::to_string(first_row)},
                                           {"elements", elements},
                                           {"seen", std::to_string(s.seen)}};
  facts["checksum"] = checksum_of(facts);
  return {facts.begin(), facts.end()};
}

}  // namespace stave::app
