#pragma once

#include "words.hpp"

#include "stave/report/diagnosis_report.hpp"

#include <span>
#include <string>
#include <vector>

namespace stave::report {

/// How far the plan goes for a short stave: shown as colour, shape and word together.
enum class Light : unsigned char { kGreen, kAmber, kRed };

/// What the plan says of one indicator, in words.
struct TargetLine {
  std::string words;   ///< "不低于 62.3%"
  std::string value;   ///< in the indicator's unit, "" when it cannot be compared
  std::string status;  ///< whether it ends the short stave
  bool reaches = false;
  const index::TargetFinding* finding = nullptr;
};

/// A measure's number and title.
struct MeasureLine {
  std::string id;
  std::string title;
};

/// The facts of a report in the words of one language; terminal, page and workbook only lay them
/// out. Holds references: lives no longer than its arguments.
class Story {
 public:
  Story(const DiagnosisReport& report, const i18n::Catalogue& catalogue);

  [[nodiscard]] const Words& words() const noexcept { return words_; }

  [[nodiscard]] const DiagnosisReport& report() const noexcept { return *report_; }

  [[nodiscard]] const index::Diagnosis& diagnosis() const noexcept { return *report_->diagnosis; }

  [[nodiscard]] const Pack& pack() const noexcept { return *report_->pack; }

  [[nodiscard]] const Indicator& indicator(const index::StaveFinding& s) const {
    return pack().indicators[s.indicator];
  }

  [[nodiscard]] bool has_plan() const noexcept { return report_->plan != nullptr; }

  [[nodiscard]] std::span<const index::StaveFinding> short_staves() const;
  [[nodiscard]] std::span<const index::StaveFinding> other_staves() const;

  /// References that every table shows: the deciding one, then means of the top and the best.
  [[nodiscard]] const std::vector<std::size_t>& shown() const noexcept { return shown_; }

  [[nodiscard]] std::size_t deciding() const noexcept { return shown_.front(); }

  [[nodiscard]] std::string reference(std::size_t r) const {
    return words_.title(pack().references[r].title);
  }

  [[nodiscard]] std::string name(
      std::size_t indicator) const;  ///< marked when its weight is assumed
  [[nodiscard]] std::string owner(std::size_t indicator) const;
  [[nodiscard]] std::string class_name() const;  ///< of the zone; "" when it has none
  [[nodiscard]] std::string value(const index::StaveFinding& stave) const;
  [[nodiscard]] double sum_of_worth()
      const;  ///< points, the gaps to the deciding reference closed one by one

  [[nodiscard]] std::string heading() const;
  [[nodiscard]] std::string headline() const;  ///< the whole answer in two sentences
  [[nodiscard]] std::string place() const;
  [[nodiscard]] std::string trend_line() const;  ///< "2016 → 15，…"
  [[nodiscard]] std::vector<TargetLine> targets(const index::StaveFinding& stave) const;
  [[nodiscard]] TargetLine target(const index::TargetFinding& finding) const;
  [[nodiscard]] std::vector<MeasureLine> measures(const index::StaveFinding& stave) const;
  [[nodiscard]] std::string leads(const index::StaveFinding& stave) const;
  [[nodiscard]] std::string deadlines(const index::StaveFinding& stave) const;
  [[nodiscard]] Light light(const index::StaveFinding& stave) const;
  [[nodiscard]] std::string light_word(Light light) const;  ///< "▲ 有欠缺"

  /// The light with what is lacking: "▲ 目标偏低、无措施".
  [[nodiscard]] std::string cover(const index::StaveFinding& stave) const;
  [[nodiscard]] std::string worth(const index::Worth& worth) const;  ///< "+0.42 分，+2 位"

  [[nodiscard]] std::vector<std::string> outlook() const;  ///< empty without a plan
  [[nodiscard]] std::vector<std::string> holes() const;    ///< one sentence for each kind
  [[nodiscard]] std::string hole_kind(index::HoleKind kind) const;
  [[nodiscard]] std::string hole_name(const index::Hole& hole) const;
  [[nodiscard]] std::vector<std::string> times() const;
  [[nodiscard]] std::vector<std::string> questions() const;
  [[nodiscard]] std::vector<std::string> basis() const;

 private:
  [[nodiscard]] std::string amount(const Target& target) const;
  [[nodiscard]] std::string status(const index::TargetFinding& finding) const;
  [[nodiscard]] bool weight_assumed(const Indicator& indicator) const;
  [[nodiscard]] std::vector<std::string> lacks(const index::StaveFinding& stave) const;
  [[nodiscard]] std::string verdict(const index::Outlook& outlook) const;
  void add_plan_times(std::vector<std::string>& out) const;

  const DiagnosisReport* report_;
  Words words_;
  std::vector<std::size_t> shown_;
};

}  // namespace stave::report
