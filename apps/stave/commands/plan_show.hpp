#pragma once

#include "commands.hpp"

#include <string>
#include <vector>

namespace stave::cli {

/// What the commands of `stave plan` are told that make a document a plan and change it.
struct PlanArgs {
  std::string file;
  std::string plan;
  std::string pack = "etdz-2016";
  std::vector<std::string> ids;
  std::string id;
  std::string title;
  std::string text;
  std::vector<std::string> lead;
  std::vector<std::string> with;
  std::string start;
  std::string due;
  std::string repeats;
  std::vector<std::string> effects;  ///< "indicator" or "indicator+months"
  std::string reason;
  std::string from;
  std::string to;
  std::string indicator;
  std::string element;
  std::string value;
  std::string base;
  std::string base_source;
  std::string phasing;
  std::vector<std::string> phases;  ///< "2019-06=3.5"
  int question = 0;
  int year = 0;
  int round = 0;
};

// What they show.
void show_plan(Session& session, const PlanArgs& args);
void show_plan_questions(Session& session, const PlanArgs& args);
void show_plan_list(Session& session);
void show_plan_compare(Session& session, const PlanArgs& args);
void show_plan_cover(Session& session, const PlanArgs& args);

}  // namespace stave::cli
