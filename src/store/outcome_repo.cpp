#include "stave/store/outcome_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <algorithm>
#include <array>

namespace stave::store {
namespace {

Decimal number_at(const Row& row, int column) {
  const auto number = Decimal::parse(row.text(column).value());
  if (!number) {
    refuse_stored("outcome", row.text(column).value());
  }
  return *number;
}

OutcomeVersion read_outcome(const Row& row) {
  enum Column {
    kUnit,
    kRule,
    kIndicator,
    kChange,
    kState,
    kDay,
    kShare,
    kPoints,
    kExempt,
    kReasons,
    kParts,
    kBody,
    kAt,
    kActor,
    kReason
  };

  const auto state = outcome_state_of(row.text(kState).value());
  const auto day = parse_day(row.text(kDay).value());
  if (!state || !day) {
    refuse_stored("outcome", row.text(kState).value());
  }
  return {
      {text_at(row, kUnit), text_at(row, kRule), text_at(row, kIndicator)},
      *state,
      *day,
      number_at(row, kShare),
      number_at(row, kPoints),
      int_at(row, kExempt) != 0,
      text_at(row, kReasons),
      text_at(row, kParts),
      text_at(row, kBody),
      {row.int64(kChange).value(), text_at(row, kAt), text_at(row, kActor), text_at(row, kReason)}};
}

}  // namespace

void OutcomeRepo::add(Change& change, const std::string& plan, Round round,
                      std::vector<OutcomeVersion> outcomes) {
  std::sort(outcomes.begin(), outcomes.end(),
            [](const auto& a, const auto& b) { return a.key < b.key; });
  for (const OutcomeVersion& o : outcomes) {
    const std::array<SqlValue, 14> row{plan,
                                       std::int64_t{round.value()},
                                       o.key.unit,
                                       o.key.rule,
                                       o.key.indicator,
                                       change.number(),
                                       std::string(to_string(o.state)),
                                       to_string(o.day),
                                       o.share.to_string(),
                                       o.points.to_string(),
                                       std::int64_t{o.exempt ? 1 : 0},
                                       o.reasons,
                                       o.parts,
                                       o.text};
    change.add(Ledger::kOutcome, row);
  }
}

std::vector<OutcomeVersion> OutcomeRepo::steps(const std::string& plan, Round round,
                                               ChangeNumber up_to) const {
  const std::array<SqlValue, 3> args{plan, std::int64_t{round.value()}, up_to};
  std::vector<OutcomeVersion> out;
  db_->query(sql::queries::outcome_of_round, args,
             [&](const Row& row) { out.push_back(read_outcome(row)); });
  return out;
}

}  // namespace stave::store
