#pragma once

#include "stave/domain/plan.hpp"
#include "stave/i18n/catalogue.hpp"

#include <string>

namespace stave::report {

/// A plan as read, for the terminal: head, targets, measures with units and dates, questions.
std::string plan_text(const Plan& plan, const i18n::Catalogue& words);

}  // namespace stave::report
