#pragma once

#include "stave/domain/figures.hpp"
#include "stave/store/connection.hpp"

#include <cstdint>
#include <optional>
#include <utility>

namespace stave::store {

/// Reported figures, kept by the source that brought them. No state but the connection.
class FigureRepo {
 public:
  explicit FigureRepo(Connection& db) noexcept : db_(&db) {}

  /// \pre the key is not yet there for that source (ConstraintError).
  void add(const FigureKey& key, const Value& value, std::int64_t source);

  /// The newest version of every figure of those years.
  [[nodiscard]] Figures current(DataYear first, DataYear last) const;

  /// First and last year with any figure; nullopt in an empty folder.
  [[nodiscard]] std::optional<std::pair<DataYear, DataYear>> years() const;

 private:
  Connection* db_;
};

}  // namespace stave::store
