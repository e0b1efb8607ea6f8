#include "stave/app/outcomes.hpp"

#include "outcome_history.hpp"
#include "outcome_office.hpp"

#include "stave/app/diagnosis.hpp"
#include "stave/app/packs.hpp"
#include "stave/app/tallies.hpp"
#include "stave/app/tasks.hpp"
#include "stave/domain/outcome_life.hpp"
#include "stave/index/diagnose.hpp"
#include "stave/numeric/rank.hpp"
#include "stave/store/trail.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

namespace stave::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using Step = OutcomeStep;
using State = OutcomeState;

class Outcomes : public OutcomeOffice {};

std::vector<std::string> refused(const Checked<std::size_t>& done) {
  return done ? std::vector<std::string>{"done"} : keys_of(done.error());
}

TEST_F(Outcomes, EveryRankMoveIsSplitIntoItsCauses) {
  const auto moved = why_moved(*folder, "etdz-2016", Round(kRound));
  ASSERT_TRUE(moved.has_value()) << moved.error().front().what.key;
  ASSERT_TRUE(moved->total.places.has_value());
  double sum = 0.0;
  for (const auto cause : index::kAllCauses) {
    sum += moved->total.places->part(cause);
  }
  EXPECT_EQ(sum, moved->total.places->change);
  EXPECT_EQ(moved->total.places->part(index::Cause::kMethod), 0.0);
}

TEST_F(Outcomes, ARoundSaysAmongHowManyTheZoneStands) {
  const auto plan = plan_in_force(*folder, "p").value();
  const auto history = history_of(*folder, plan, Round(kRound), {});
  ASSERT_TRUE(history.has_value());
  const auto assessed = assess_round(*folder, "etdz-2016", Round(kRound), {}).value();
  const auto& board = assessed.assessment.board();
  const auto home = index::find_zone(assessed.table.zones, (*folder).home().value()).value();
  int ranked = 0;
  int of_class = 0;
  int by_first = 0;
  for (std::size_t z = 0; z < board.zones(); ++z) {
    const bool is_ranked = board.rank(z) != numeric::kUnranked;
    ranked += is_ranked ? 1 : 0;
    of_class += is_ranked && board.class_of(z) == board.class_of(home) ? 1 : 0;
    by_first += assessed.assessment.leaf_rank(0, z) != numeric::kUnranked ? 1 : 0;
  }
  const outcome::Placing& zone = history->rounds.back().zone;
  EXPECT_EQ(zone.of, ranked);
  EXPECT_EQ(zone.class_of, of_class);
  EXPECT_GT(of_class, 0);
  EXPECT_LT(of_class, ranked);
  EXPECT_LE(zone.class_rank.value(), zone.class_of);
  const auto& first = assessed.pack.pack().indicators.front().code;
  EXPECT_EQ(history->rounds.back().indicators.at(first).of, by_first);
}

TEST_F(Outcomes, JudgingMakesDraftsAndJudgingAgainChangesNothing) {
  const auto first = judge();
  ASSERT_TRUE(first.has_value()) << first.error().front().what.key;
  EXPECT_GT(first->written, 0U);
  EXPECT_EQ(judge()->written, 0U);
  for (const OutcomeRow& row : first->outcomes) {
    EXPECT_EQ(row.state, State::kDraft);
    EXPECT_THAT(row.reasons, Not(IsEmpty()));
  }
  EXPECT_THAT(first->units, Not(IsEmpty()));
}

store::TallyEntry named_by_the_centre(int count) {
  return {"", "central_inspection", parse_day("2019-05-03").value(), count, "通报〔2019〕3号", {}};
}

TEST_F(Outcomes, WhatWasCountedIsJudgedAndWhatWasTakenBackIsNot) {
  const auto points = [&] {
    const auto all =
        judge_round(*folder, "p", Round(kRound), "inspection_points", rules, by("du")).value();
    std::vector<std::string> out;
    for (const OutcomeRow& row : all.outcomes) {
      out.push_back(row.key.unit + row.key.rule + " " + row.points.to_string());
    }
    return out;
  };
  EXPECT_THAT(points(), IsEmpty());
  const auto record = [&](int count) {
    return record_tally(*folder, Round(kRound), named_by_the_centre(count), rules, by("du"));
  };
  ASSERT_TRUE(record(3).has_value());
  EXPECT_THAT(points(), ElementsAre("central_inspection_points -0.9"));
  ASSERT_TRUE(record(-1).has_value());
  EXPECT_THAT(points(), ElementsAre("central_inspection_points -0.6"));
  const auto rows = tallies(*folder, Round(kRound));
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].count, 2);
  EXPECT_THAT(rows[0].entries, SizeIs(2));
  EXPECT_EQ(rows[0].entries[0].made.actor, "du");
  EXPECT_THAT(tallies(*folder, Round(kRound - 1)), IsEmpty());
}

TEST_F(Outcomes, ACountNeedsItsSourceAndNeverFallsBelowNothing) {
  const auto refused_for = [&](const store::TallyEntry& entry, const By& who) {
    const auto done = record_tally(*folder, Round(kRound), entry, rules, who);
    return done ? std::string("done") : done.error().what.key;
  };
  const auto with = [](auto change) {
    auto entry = named_by_the_centre(1);
    change(entry);
    return entry;
  };
  EXPECT_EQ(refused_for(with([](auto& e) { e.source = ""; }), by("du")), "outcome.no_source");
  EXPECT_EQ(refused_for(with([](auto& e) { e.count = 0; }), by("du")), "outcome.no_count");
  EXPECT_EQ(refused_for(with([](auto& e) { e.count = -1; }), by("du")), "outcome.tally_below_zero");
  EXPECT_EQ(refused_for(with([](auto& e) { e.tally = "x"; }), by("du")), "outcome.unknown_tally");
  EXPECT_EQ(refused_for(with([](auto& e) { e.unit = "x"; }), by("du")), "plan.unknown_unit");
  EXPECT_EQ(refused_for(named_by_the_centre(1), by("ling")), "rights.no_access.judge");
  EXPECT_THAT(tallies(*folder, Round(kRound)), IsEmpty());
}

TEST_F(Outcomes, NothingIsPublishedBeforeTheWindowClosesAndWithoutTheLeader) {
  const auto key = some(ConsequenceKind::kRectify).key;
  EXPECT_THAT(refused(take(Step::kPublish, by("du"), "", key)),
              ElementsAre("outcome.not_now.draft"));
  ASSERT_TRUE(take(Step::kAnnounce, on_day("du", "2019-12-01"), "", key).has_value());
  EXPECT_THAT(refused(take(Step::kClose, on_day("du", "2019-12-06"), "", key)),
              ElementsAre("outcome.not_now.announced"));
  ASSERT_TRUE(take(Step::kClose, on_day("du", "2019-12-07"), "", key).has_value());
  EXPECT_THAT(refused(take(Step::kUphold, on_day("du", "2019-12-08"), "", key)),
              ElementsAre("rights.no_access.decide"));
  EXPECT_THAT(refused(take(Step::kPublish, on_day("du", "2019-12-08"), "", key)),
              ElementsAre("outcome.not_now.silent"));
}

TEST_F(Outcomes, EveryEdgeOfALifeIsOneRowOfTheTrail) {
  const std::vector<std::vector<Step>> lives{
      {Step::kAnnounce, Step::kClose, Step::kUphold, Step::kPublish},
      {Step::kAnnounce, Step::kClose, Step::kDrop},
      {Step::kAnnounce, Step::kObject, Step::kAnswer, Step::kUphold},
      {Step::kAnnounce, Step::kObject, Step::kAnswer, Step::kChange},
      {Step::kAnnounce, Step::kObject, Step::kAnswer, Step::kDrop}};
  const auto judged = judge().value();
  std::vector<store::OutcomeKey> keys;
  for (const OutcomeRow& row : judged.outcomes) {
    if (!row.exempt && keys.size() < lives.size()) {
      keys.push_back(row.key);
    }
  }
  ASSERT_EQ(keys.size(), lives.size());
  const auto organisation = organisation_of(*folder);
  const auto last = [&] { return store::Trail((*folder).db()).last().value(); };
  std::set<std::pair<State, Step>> edges;
  for (std::size_t i = 0; i < lives.size(); ++i) {
    const auto people = organisation.people();
    const auto clerk = std::find_if(people.begin(), people.end(),
                                    [&](const auto& p) { return p.unit == keys[i].unit; });
    ASSERT_NE(clerk, people.end());
    State state = State::kDraft;
    for (const Step step : lives[i]) {
      const bool early = step == Step::kAnnounce || step == Step::kObject;
      const bool judges = step == Step::kUphold || step == Step::kChange || step == Step::kDrop;
      const std::string who = step == Step::kObject ? clerk->code : judges ? "ling" : "du";
      const auto before = last().seq;
      const auto done =
          take(step, on_day(who, early ? "2019-12-01" : "2019-12-09"), "理由", keys[i]);
      ASSERT_TRUE(done.has_value()) << to_string(step) << " " << done.error().front().what.key;
      EXPECT_EQ(last().seq, before + 1) << to_string(step);
      edges.emplace(state, step);
      state = after(state, step, early ? ObjectionWindow::kOpen : ObjectionWindow::kClosed).value();
      EXPECT_THAT(refused(take(Step::kAnnounce, on_day("du", "2019-12-10"), "", keys[i])),
                  Contains(HasSubstr("outcome.not_now")));
      EXPECT_EQ(last().seq, before + 1);  // what is refused leaves none
    }
  }
  EXPECT_THAT(edges, SizeIs(10));
}

TEST_F(Outcomes, AnObjectionStandsBesideTheOutcomeWithItsAnswer) {
  const auto key = some(ConsequenceKind::kRectify).key;
  const auto organisation = organisation_of(*folder);
  const auto people = organisation.people();
  const auto clerk =
      std::find_if(people.begin(), people.end(), [&](const auto& p) { return p.unit == key.unit; });
  ASSERT_NE(clerk, people.end());
  const std::string name = clerk->code;
  ASSERT_TRUE(take(Step::kAnnounce, on_day("du", "2019-12-01"), "", key).has_value());
  EXPECT_THAT(refused(take(Step::kObject, on_day(name, "2019-12-02"), "", key)),
              ElementsAre("outcome.no_reason"));
  ASSERT_TRUE(take(Step::kObject, on_day(name, "2019-12-02"), "口径有误", key).has_value());
  ASSERT_TRUE(take(Step::kAnswer, on_day("du", "2019-12-08"), "已核", key).has_value());
  ASSERT_TRUE(take(Step::kUphold, on_day("ling", "2019-12-09"), "", key).has_value());
  const auto all = outcomes(*folder, "p", Round(kRound), rules).value();
  const auto row = std::find_if(all.outcomes.begin(), all.outcomes.end(),
                                [&](const auto& r) { return r.key == key; });
  EXPECT_EQ(row->objection, "口径有误");
  EXPECT_EQ(row->answer, "已核");
  EXPECT_EQ(row->state, State::kDecided);
}

TEST_F(Outcomes, APublishedRectificationIsATaskOfTheUnit) {
  const auto row = some(ConsequenceKind::kRectify);
  decide_all();
  ASSERT_TRUE(take(Step::kPublish, on_day("du", "2019-12-10"), "", row.key).has_value());
  const auto board = lights(*folder, "p", parse_day("2019-12-10").value(), rules).value();
  const auto task = std::find_if(board.rows.begin(), board.rows.end(), [&](const auto& r) {
    return r.item.level == ItemLevel::kTask && r.item.lead() == row.key.unit;
  });
  ASSERT_NE(task, board.rows.end());
  EXPECT_EQ(task->state, TaskState::kHandedOut);
  EXPECT_EQ(to_string(task->due.value()), "2020-07-07");  // 30 + 180 days
}

TEST_F(Outcomes, AVetoOfTheRoundIsKnownToTheRules) {
  namespace fs = std::filesystem;
  const fs::path strict = folder.path() / "etdz-2016";
  fs::copy(fs::path(STAVE_SOURCE_DIR) / "packs/etdz-2016", strict, fs::copy_options::recursive);
  std::ofstream(strict / "scoring.toml", std::ios::app) << R"(
[[adjustment]]
code = "output"
title = { zh = "产出即否决", en = "any output is vetoed" }
kind = "veto"
formula = "gdp"
unit = "万元"
points = 0
provenance = "assumed"
source = ""
)";
  const auto vetoed = [&](const std::string& pack) {
    WorkPlan plan;
    plan.pack = pack;
    return history_of(*folder, plan, Round(kRound), {}).value().rounds.back().zone.vetoed;
  };
  EXPECT_FALSE(vetoed("etdz-2016"));
  EXPECT_TRUE(vetoed(strict.string()));
}

}  // namespace
}  // namespace stave::app
