#include "measures.hpp"

#include "pattern.hpp"
#include "units.hpp"
#include "words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace stave::reading {
namespace {

/// Who does an item, before the rule of the first unit is applied.
struct Duty {
  std::vector<NamedUnit> units;
  std::set<std::pair<std::string_view, UnitRole>> known;
  bool open = false;
};

bool is_aim_or_demand(std::string_view title) {
  static const Pattern kTitle(
      "指导思想|总体要求|总体思路|总体目标|基本原则|工作原则|实施原则|重大意义|重要意义|工作目标|"
      "主要目标|"
      "发展目标|任务目标|目标要求|试点目标|有关要求|工作要求|相关要求|几点要求|背景|现状|适用范围|"
      "附则|目标$");
  return kTitle.in(title);
}

void join(Duty& duty, const UnitText& said) {
  for (const auto& unit : said.units) {
    if (duty.known.emplace(unit.name, unit.role).second) {
      duty.units.push_back(unit);
    }
  }
  duty.open = duty.open || said.open;
}

/// In a list that knows no roles the first unit leads and the others help.
void let_first_lead(UnitText& said) {
  const bool plain = std::all_of(said.units.begin(), said.units.end(), [](const NamedUnit& u) {
    return u.role == UnitRole::kResponsible;
  });
  if (!plain) {
    return;
  }
  UnitRole role = UnitRole::kLead;
  for (auto& unit : said.units) {
    unit.role = std::exchange(role, UnitRole::kCooperating);
  }
}

class Builder {
 public:
  explicit Builder(const MeasureSource& source)
      : source_(&source),
        items_(&source.outline->items),
        own_(items_->size()),
        section_(items_->size()) {}

  FoundMeasures build() {
    read_rule_of_the_first();
    for (std::size_t i = 0; i < items_->size(); ++i) {
      read_brackets(i);
    }
    for (std::size_t i = 0; i < items_->size(); ++i) {
      read_lines(i);
    }
    inherit();
    const bool flat = std::none_of(items_->begin(), items_->end(),
                                   [](const Item& i) { return i.parent.has_value(); });
    for (std::size_t i = 0; i < items_->size(); ++i) {
      if (is_measure(i, flat)) {
        add(i);
      }
    }
    return std::move(out_);
  }

 private:
  /// Said above the outline it holds for all; said inside a bracket, from there on.
  void read_rule_of_the_first() {
    for (std::size_t i = 0; i < source_->lines->size(); ++i) {
      if (!source_->outline->owner[i] && states_first_leads((*source_->lines)[i].text)) {
        first_leads_ = true;
      }
    }
  }

  void take(UnitText said, Duty& duty) {
    first_leads_ = first_leads_ || said.first_leads;
    if (first_leads_) {
      let_first_lead(said);
    }
    join(duty, said);
  }

  void read_brackets(std::size_t i) {
    const auto& item = (*items_)[i];
    const auto* const top = &top_of(*source_->outline, item);
    const auto for_all = top == later_top_ ? later_ : std::vector<std::string_view>();
    for (const auto line : item.lines) {
      for (const auto inside : bracketed((*source_->lines)[line].text)) {
        if (names_units(inside)) {
          auto said = read_units(inside);
          remember_later(said, top);
          take(std::move(said), own_[i]);
        }
      }
    }
    UnitText rest;
    for (const auto name : for_all) {
      rest.units.push_back({name, UnitRole::kResponsible});
    }
    if (!own_[i].units.empty()) {
      join(own_[i], rest);
    }
  }

  void remember_later(const UnitText& said, const Item* top) {
    if (!said.later.empty()) {
      later_ = said.later;
      later_top_ = top;
    }
  }

  /// Whether the lines of units of this item are meant for the section around it.
  [[nodiscard]] bool speaks_for_section(std::size_t i) const {
    const auto& item = (*items_)[i];
    if (!item.parent || item.unit_lines.empty()) {
      return false;
    }
    const auto& siblings = (*items_)[*item.parent].children;
    if (siblings.back() != i) {
      return false;
    }
    const bool wide = is_section_wide((*source_->lines)[item.unit_lines.front()].text);
    return wide || std::none_of(siblings.begin(), siblings.end() - 1, [this](std::size_t sibling) {
             return !(*items_)[sibling].unit_lines.empty() || !own_[sibling].units.empty();
           });
  }

  void read_lines(std::size_t i) {
    const bool shared = speaks_for_section(i);
    const auto& item = (*items_)[i];
    Duty& duty = shared ? section_[*item.parent] : own_[i];
    for (const auto line : item.unit_lines) {
      take(read_units((*source_->lines)[line].text), duty);
    }
  }

  /// Items come after the items around them, so one pass hands duties down to any depth.
  void inherit() {
    for (std::size_t i = 0; i < items_->size(); ++i) {
      if (own_[i].units.empty()) {
        own_[i] = section_[i];
      }
      const auto& parent = (*items_)[i].parent;
      if (own_[i].units.empty() && parent) {
        own_[i] = own_[*parent];
      }
    }
  }

  [[nodiscard]] bool is_measure(std::size_t i, bool flat) const {
    const auto& item = (*items_)[i];
    if (!item.children.empty()) {
      return false;
    }
    if (!own_[i].units.empty()) {
      return true;
    }
    return (flat || item.parent) && !is_aim_or_demand(top_of(*source_->outline, item).title) &&
           !is_aim_or_demand(item.title);
  }

  void add(std::size_t i) {
    const auto& item = (*items_)[i];
    const auto& text = *source_->text;
    Measure measure;
    measure.id = item.id;
    measure.title = text.original(item.title);
    measure.text = text.original(item.body);
    measure.span = text.span(item.body);
    for (const auto& unit : own_[i].units) {
      measure.units.push_back({text.original(unit.name), unit.role});
    }
    add_deadlines(item, measure);
    ask_about_units(item, own_[i]);
    out_.measures.push_back(std::move(measure));
  }

  void add_deadlines(const Item& item, Measure& measure) {
    // A date without a year looks back over the whole item, so the item is read in one piece.
    for (const auto& phrase : deadlines_in(item.body, source_->calendar)) {
      if (phrase.horizon && leads_into_figure(phrase)) {
        continue;
      }
      measure.deadlines.push_back(
          {source_->text->original(phrase.text), phrase.by, source_->text->span(phrase.text)});
      ask_about_deadline(phrase);
    }
  }

  [[nodiscard]] bool leads_into_figure(const TimePhrase& phrase) const {
    const char* const end = phrase.text.data() + phrase.text.size();
    const auto next = source_->figure_starts.lower_bound(phrase.text.data());
    constexpr std::ptrdiff_t kComma = 2;  // the comma behind the period, perhaps a space
    return next != source_->figure_starts.end() && *next - end <= kComma;
  }

  void ask(std::string_view about, Message what) {
    out_.questions.push_back(
        {std::move(what), source_->text->original(about), source_->text->span(about)});
  }

  void ask_about_deadline(const TimePhrase& phrase) {
    const std::string words = source_->text->original(phrase.text);
    if (phrase.ambiguous) {
      ask(phrase.text, {"reading.question.ambiguous_deadline", {{"text", words}}});
    }
    if (phrase.year_assumed) {
      ask(phrase.text,
          {"reading.question.deadline_year",
           {{"text", words}, {"year", std::to_string(source_->calendar.plan_year.value_or(0))}}});
    }
  }

  void ask_about_units(const Item& item, const Duty& duty) {
    const std::string title = source_->text->original(item.title);
    if (duty.units.empty()) {
      ask(item.heading, {"reading.question.no_unit", {{"id", item.id}, {"title", title}}});
      return;
    }
    if (duty.open) {
      ask(item.heading, {"reading.question.open_units", {{"id", item.id}, {"title", title}}});
    }
    for (const auto& unit : duty.units) {
      if (is_group(unit.name)) {
        ask(item.heading,
            {"reading.question.group_unit",
             {{"id", item.id}, {"title", title}, {"unit", source_->text->original(unit.name)}}});
      }
    }
  }

  const MeasureSource* source_;
  const std::vector<Item>* items_;
  std::vector<Duty> own_;
  std::vector<Duty> section_;  ///< of the items below, from a line behind the last of them
  std::vector<std::string_view> later_;
  const Item* later_top_ = nullptr;
  bool first_leads_ = false;
  FoundMeasures out_;
};

}  // namespace

FoundMeasures measures_of(const MeasureSource& source) {
  return Builder(source).build();
}

}  // namespace stave::reading
