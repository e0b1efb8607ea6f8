#pragma once

#include "commands.hpp"

#include "stave/app/rulebook.hpp"

#include <string>
#include <vector>

namespace stave::cli {

/// What the commands of `stave task` are told.
struct TaskArgs {
  std::string plan;
  std::string item;
  std::vector<std::string> items;
  std::string rulebook = app::kDefaultRulebook;
  std::string kind;
  std::string due;
  std::string text;
  std::string percent;
  std::string evidence;
  std::string reason;
  std::string unit;
  std::string day;
  std::string title;
  std::string event;
  int days_behind = -1;
  int number = 0;
  bool risk = false;
  bool no_change = false;
  bool attention = false;
};

// What `stave task` shows.
void show_lights(Session& session, const TaskArgs& args);
void show_page(Session& session, const TaskArgs& args);
void show_odd(Session& session, const TaskArgs& args);
void show_targets(Session& session, const TaskArgs& args);

}  // namespace stave::cli
