#pragma once

#include "stave/domain/figures.hpp"
#include "stave/store/change.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace stave::store {

/// A file that backs a figure.
struct Evidence {
  std::string sha256;  ///< of its bytes: its name in the data folder
  FigureKey key;
  ChangeNumber change = 0;
  std::string name;  ///< as it came, as text
  std::string type;  ///< told from the bytes: "application/pdf"
  std::int64_t size = 0;
  std::string effective;  ///< the day from which the document holds, "2019-06-17"
};

/// Evidence of figures. No state but the connection.
class EvidenceRepo {
 public:
  explicit EvidenceRepo(Connection& db) noexcept : db_(&db) {}

  /// Writes the file as one of this change. \pre called in ascending order of hash and key
  static void add(Change& change, const Evidence& evidence);

  /// All of it, in the order in which it came.
  [[nodiscard]] std::vector<Evidence> all(ChangeNumber up_to = kNow) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
