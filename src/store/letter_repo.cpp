#include "stave/store/letter_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace stave::store {

void LetterRepo::add(Change& change, const Letter& l) {
  const std::array<SqlValue, 10> row{l.number.series,
                                     std::int64_t{l.number.year},
                                     std::int64_t{l.number.number},
                                     change.number(),
                                     l.kind,
                                     l.title,
                                     l.addressee,
                                     l.plan,
                                     l.subject,
                                     l.sha256};
  change.add(Ledger::kLetter, row);
}

void LetterRepo::add(Change& change, const LetterNumber& letter, std::vector<LetterValue> values) {
  std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
    return std::tie(a.place, a.part) < std::tie(b.place, b.part);
  });
  for (const LetterValue& v : values) {
    const std::array<SqlValue, 8> row{letter.series,
                                      std::int64_t{letter.year},
                                      std::int64_t{letter.number},
                                      v.place,
                                      std::int64_t{v.part},
                                      change.number(),
                                      v.field,
                                      v.origin};
    change.add(Ledger::kLetterValue, row);
  }
}

void LetterRepo::add(Change& change, const Practice& p) {
  const std::array<SqlValue, 8> row{p.code,  change.number(), p.zone,   p.indicator,
                                    p.title, p.text,          p.source, p.effect};
  change.add(Ledger::kPractice, row);
}

std::vector<Letter> LetterRepo::all(ChangeNumber up_to) const {
  enum Column {
    kSeries,
    kYear,
    kNumber,
    kChange,
    kKind,
    kTitle,
    kAddressee,
    kPlan,
    kSubject,
    kSha256,
    kAt,
    kActor,
    kReason
  };

  const std::array<SqlValue, 1> args{up_to};
  std::vector<Letter> out;
  db_->query(sql::queries::letter_all, args, [&](const Row& row) {
    out.push_back({{text_at(row, kSeries), int_at(row, kYear), int_at(row, kNumber)},
                   text_at(row, kKind),
                   text_at(row, kTitle),
                   text_at(row, kAddressee),
                   text_at(row, kPlan),
                   text_at(row, kSubject),
                   text_at(row, kSha256),
                   {row.int64(kChange).value(), text_at(row, kAt), text_at(row, kActor),
                    text_at(row, kReason)}});
  });
  return out;
}

std::map<ChangeNumber, std::string> LetterRepo::heads(const std::string& kind) const {
  const std::array<SqlValue, 1> args{kind};
  std::map<ChangeNumber, std::string> out;
  db_->query(sql::queries::letter_heads, args,
             [&](const Row& row) { out.emplace(row.int64(0).value(), text_at(row, 1)); });
  return out;
}

std::vector<LetterValue> LetterRepo::values(const LetterNumber& letter) const {
  const std::array<SqlValue, 3> args{letter.series, std::int64_t{letter.year},
                                     std::int64_t{letter.number}};
  std::vector<LetterValue> out;
  db_->query(sql::queries::letter_value_of, args, [&](const Row& row) {
    out.push_back({text_at(row, 0), int_at(row, 1), text_at(row, 2), text_at(row, 3)});
  });
  return out;
}

std::vector<std::pair<LetterNumber, LetterValue>> LetterRepo::with_origin(
    const std::string& prefix) const {
  enum Column { kSeries, kYear, kNumber, kPlace, kPart, kField, kOrigin };

  const std::array<SqlValue, 2> args{prefix, prefix + "\x7F"};
  std::vector<std::pair<LetterNumber, LetterValue>> out;
  db_->query(sql::queries::letter_value_with, args, [&](const Row& row) {
    out.emplace_back(LetterNumber{text_at(row, kSeries), int_at(row, kYear), int_at(row, kNumber)},
                     LetterValue{text_at(row, kPlace), int_at(row, kPart), text_at(row, kField),
                                 text_at(row, kOrigin)});
  });
  return out;
}

std::vector<Practice> LetterRepo::practices(ChangeNumber up_to) const {
  enum Column { kCode, kZone, kIndicator, kTitle, kBody, kOrigin, kEffect };

  const std::array<SqlValue, 1> args{up_to};
  std::vector<Practice> out;
  db_->query(sql::queries::practice_all, args, [&](const Row& row) {
    Practice p{text_at(row, kCode),  text_at(row, kZone), text_at(row, kIndicator),
               text_at(row, kTitle), text_at(row, kBody), text_at(row, kOrigin),
               text_at(row, kEffect)};
    if (!out.empty() && out.back().code == p.code) {
      out.back() = std::move(p);
    } else {
      out.push_back(std::move(p));
    }
  });
  return out;
}

}  // namespace stave::store
