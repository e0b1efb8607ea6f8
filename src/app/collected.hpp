#pragma once

#include "stave/app/folder.hpp"
#include "stave/collect/status.hpp"
#include "stave/domain/form.hpp"
#include "stave/domain/submission.hpp"

#include <map>
#include <string>

namespace stave::app {

/// What a form's cells of a unit are about: the home zone, or the unit itself.
std::string subject_of(const Folder& folder, const Form& form, const std::string& unit);

/// The figures that forms have been opened for, and by which. They are written by publishing a
/// submission and by nothing else.
std::map<FigureKey, SubmissionKey> collected_figures(Folder& folder);

/// Fails with figures.collected when the figure is one of them: what is collected is corrected by a
/// revision of its form.
Result<void> refuse_collected(const std::map<FigureKey, SubmissionKey>& collected,
                              const FigureKey& key, const std::string& where);

/// What has been asked of everybody by a form for a period. The form and the calendar outlive it.
collect::Inquiry inquiry_of(Folder& folder, const Form& form, Period period,
                            const Calendar& calendar, store::ChangeNumber up_to = store::kNow);

}  // namespace stave::app
