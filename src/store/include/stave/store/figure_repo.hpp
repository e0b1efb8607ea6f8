#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/figures.hpp"
#include "stave/store/change.hpp"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stave::store {

/// What a change said of a figure.
struct FigureVersion {
  ChangeNumber change = 0;
  Value value;
  std::string place;  ///< in the change's file, "指标值!C5", or ""
};

/// Somebody else has said something of a figure since an editor saw it.
struct FigureConflict {
  FigureKey key;
  Value yours;           ///< what the editor wanted to write
  FigureVersion theirs;  ///< the newest version
  Deed deed;             ///< who said it, and when

  /// Errc::kConflict, store.figure_changed, with both values.
  [[nodiscard]] Error error() const;
};

/// Reported figures in all their versions. `up_to`: what was known after that change.
class FigureRepo {
 public:
  explicit FigureRepo(Connection& db) noexcept : db_(&db) {}

  /// \pre called in ascending order of keys within a change
  static void add(Change& change, const FigureKey& key, const Value& value,
                  const std::string& place);

  /// add() for an editor who saw version `seen` of the figure, the number of its change (0: there
  /// was none). When that is the newest no longer, nothing is added and the conflict has both
  /// values. Exact: while the change is open nobody else writes. \pre as for add()
  static tl::expected<void, FigureConflict> edit(Change& change, const FigureKey& key,
                                                 ChangeNumber seen, const Value& value,
                                                 const std::string& place);

  /// The newest version of one figure; none when nobody said anything of it.
  [[nodiscard]] std::optional<FigureVersion> newest(const FigureKey& key) const;

  /// The newest version of every annual figure of those years.
  [[nodiscard]] Figures current(DataYear first, DataYear last, ChangeNumber up_to = kNow) const;

  /// The newest version of every figure, of months and quarters too.
  [[nodiscard]] Figures of_every_period(ChangeNumber up_to = kNow) const;

  /// The same of one subject.
  [[nodiscard]] Figures of_subject(const std::string& subject, ChangeNumber up_to = kNow) const;

  /// The same of three periods of it: a period, the one before, the year before.
  [[nodiscard]] Figures of_subject(const std::string& subject, const std::array<Period, 3>& periods,
                                   ChangeNumber up_to = kNow) const;

  /// The newest version of every figure of one period of the subjects from `first` to `last`.
  [[nodiscard]] std::map<FigureKey, FigureVersion> of_period(const std::string& first,
                                                             const std::string& last, Period period,
                                                             ChangeNumber up_to = kNow) const;

  /// Calls back with the newest version of every figure, of months and quarters too, of the
  /// subjects from `first` to `last`, in the order of the keys. The key is valid only inside the
  /// callback.
  void each(const std::string& first, const std::string& last,
            const std::function<void(const FigureKey&, const Value&)>& on_figure) const;

  /// First and last year with any annual figure; nullopt in an empty folder.
  [[nodiscard]] std::optional<std::pair<DataYear, DataYear>> years(ChangeNumber up_to = kNow) const;

  /// Every version of one figure, the oldest first.
  [[nodiscard]] std::vector<FigureVersion> history(const FigureKey& key,
                                                   ChangeNumber up_to = kNow) const;

 private:
  [[nodiscard]] Figures select(const std::string& first, const std::string& last,
                               std::int64_t longest, ChangeNumber up_to) const;

  Connection* db_;
};

}  // namespace stave::store
