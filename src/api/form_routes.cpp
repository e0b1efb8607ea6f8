#include "respond.hpp"

#include "stave/app/form_sheet.hpp"
#include "stave/app/forms.hpp"
#include "stave/app/submissions.hpp"
#include "stave/app/value_text.hpp"
#include "stave/base/base64.hpp"
#include "stave/collect/burden.hpp"
#include "stave/office/table.hpp"
#include "stave/wire/collection_json.hpp"
#include "stave/wire/error_json.hpp"
#include "stave/wire/requests.hpp"

#include <algorithm>
#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;
using nlohmann::json;

Answer forms(Call& call) {
  const auto known = call.known();
  if (!known) {
    return refused(known.error());
  }
  return respond_list("forms", app::forms_of(call.folder(), *known), [&](Form form) {
    std::erase_if(form.units, [&](const std::string& unit) { return !call.may_name(unit); });
    return wire::to_json(form);
  });
}

Answer build(Call& call) {
  return with_body(
      call,
      [](wire::Body& body) {
        return std::pair(body.text("pack"),
                         body.word("every", frequency_of, true).value_or(Frequency::kYear));
      },
      [&](const auto& wanted) -> Answer {
        const auto pack = call.pack(wanted.first);
        if (!pack) {
          return refused(pack.error());
        }
        const auto made = app::build_forms(call.folder(), *pack, wanted.second, call.by());
        return made ? respond_list("forms", *made,
                                   [](const Form& form) { return wire::to_json(form); })
                    : refused(made.error());
      });
}

/// Only the units that the person may look at.
Answer status(Call& call) {
  const auto known = call.known();
  if (!known) {
    return refused(known.error());
  }
  std::optional<Period> period;
  if (const std::string text = call.query("period"); !text.empty()) {
    const auto read = call.period(text);
    if (!read) {
      return refused(read.error());
    }
    period = *read;
  }
  auto all = app::form_status(call.folder(), call.query("form"), period, call.by(), *known);
  std::erase_if(all, [&](const app::FormStatus& row) {
    return !call.may(Access::kSubmissions, row.unit.unit);
  });
  return respond_list("units", all, [](const app::FormStatus& row) { return wire::to_json(row); });
}

Answer burden(Call& call) {
  auto all = collect::burden(app::forms_of(call.folder()));
  std::erase_if(all, [&](const collect::UnitBurden& unit) { return !call.may_name(unit.unit); });
  return respond_list("units", all,
                      [](const collect::UnitBurden& unit) { return wire::to_json(unit); });
}

Answer repeats(Call& call) {
  const auto period = call.period(call.query("period"));
  if (!period) {
    return refused(period.error());
  }
  return respond(app::repeats_of(call.folder(), call.part("form"), *period),
                 [](const app::Repeats& found) { return wire::to_json(found); });
}

Answer open(Call& call) {
  return with_body(
      call,
      [](wire::Body& body) { return std::pair(body.period("period"), body.text_or("reason")); },
      [&](const auto& wanted) {
        return respond_done(app::open_form(call.folder(), call.part("form"), wanted.first,
                                           call.by(), wanted.second));
      });
}

Answer extend(Call& call) {
  struct Wanted {
    Period period;
    std::string unit;
    Day due{};
    std::string reason;
  };

  return with_body(
      call,
      [](wire::Body& body) {
        return Wanted{body.period("period"), body.text("unit"), body.day("due"),
                      body.text("reason")};
      },
      [&](const Wanted& wanted) {
        return respond_done(app::extend_form(
            call.folder(), {call.part("form"), wanted.period, wanted.unit, wanted.due}, call.by(),
            wanted.reason));
      });
}

/// The submission that the path names, when the person may look at it.
Result<SubmissionKey> visible(Call& call) {
  const auto period = call.period(call.part("period"));
  if (!period) {
    return tl::unexpected(period.error());
  }
  SubmissionKey key{call.part("form"), *period, call.part("unit")};
  if (auto may = call.permit(Access::kSubmissions, key.unit); !may) {
    return tl::unexpected(may.error());
  }
  if (call.is_other_enterprise(key.unit)) {
    if (auto may = call.permit(Access::kEnterpriseCells, key.unit); !may) {
      return tl::unexpected(may.error());
    }
  }
  return key;
}

/// "F1 2019-06", as the trail names what was read.
std::string name_of(const SubmissionKey& key) {
  return key.form + " " + key.period.to_string();
}

Answer submission(Call& call) {
  const auto key = visible(call);
  const auto known = call.known();
  if (!key || !known) {
    return refused(!key ? key.error() : known.error());
  }
  return respond(app::submission_of(call.folder(), *key, call.by(), *known),
                 [&](const app::Submission& found) {
                   call.record_reads({key->unit}, name_of(*key));
                   return wire::to_json(found);
                 });
}

/// The cells as they were typed; every fault of all of them.
Checked<std::vector<NewEntry>> entries_of(const std::map<std::string, std::string>& cells,
                                          const app::Submission& submission) {
  std::vector<NewEntry> out;
  Errors faults;
  for (const auto& [element, text] : cells) {
    const auto cell =
        std::find_if(submission.cells.begin(), submission.cells.end(),
                     [&code = element](const auto& c) { return c.element.code == code; });
    const std::string where = "entries." + element;
    if (cell == submission.cells.end()) {
      faults.push_back(
          {Errc::kInvalidInput, where, {"submission.unknown_element", {{"element", element}}}});
      continue;
    }
    auto value = text.empty()
                     ? Result<Value>(Value())
                     : app::value_of_cell(office::text_cell(text), cell->element, "", where);
    if (!value) {
      faults.push_back(value.error());
      continue;
    }
    out.push_back({element, *value, ""});
  }
  return faults.empty() ? Checked<std::vector<NewEntry>>(std::move(out))
                        : tl::unexpected(std::move(faults));
}

Answer take_step(Call& call) {
  const auto key = visible(call);
  auto body = key ? call.body() : tl::unexpected(key.error());
  auto order =
      body ? wire::submission_step_of(*std::move(body)) : tl::unexpected(Errors{body.error()});
  if (!order) {
    return refused(order.error());
  }
  if (!order->cells.empty()) {
    const auto submission = app::submission_of(call.folder(), *key, call.by());
    auto entries =
        submission ? entries_of(order->cells, *submission) : tl::unexpected(submission.error());
    if (!entries) {
      return refused(entries.error());
    }
    order->request.entries = *std::move(entries);
  }
  return respond(app::take_step(call.folder(), *key, order->request, call.by()),
                 [](const app::StepDone& done) { return wire::to_json(done); });
}

Answer sheet(Call& call) {
  const auto key = visible(call);
  if (!key) {
    return refused(key.error());
  }
  auto bytes = app::form_sheet(call.folder(), *key, call.by(), call.words());
  if (!bytes) {
    return refused(bytes.error());
  }
  call.record_reads({key->unit}, name_of(*key));
  return file_answer(*std::move(bytes),
                     key->form + "-" + key->period.to_string() + "-" + key->unit + ".xlsx", kXlsx);
}

/// The faults, and the same file with them in red.
Answer marked(Call& call, const http::Part& file, const Errors& faults) {
  const auto bytes = app::marked_sheet(file.bytes, file.file, faults, call.words());
  json out = wire::to_json(faults, call.words());
  out["marked"] = bytes ? json(base64(*bytes)) : json(nullptr);
  constexpr int kBadRequest = 400;
  return json_answer(out, kBadRequest);
}

Answer import_sheet(Call& call) {
  const auto key = visible(call);
  const auto upload = key ? call.upload() : tl::unexpected(key.error());
  if (!upload) {
    return refused(upload.error());
  }
  const http::Part& file = upload->file();
  const app::SheetOptions options{file.file, upload->flag("preview"), upload->flag("good_rows"),
                                  upload->field("reason")};
  const auto receipt = app::import_form_sheet(call.folder(), file.bytes, options, call.by());
  if (!receipt && upload->flag("marked")) {
    return marked(call, file, receipt.error());
  }
  return respond(receipt,
                 [&](const app::SheetReceipt& done) { return wire::to_json(done, call.words()); });
}

}  // namespace

void add_form_routes(std::vector<Route>& routes) {
  const auto add = [&](Method method, std::string_view path, std::string_view operation,
                       Access access, std::size_t most, std::string_view audit, bool cached,
                       Answer (*handle)(Call&)) {
    routes.push_back({method, path, operation, {access}, most, audit, cached, handle});
  };
  add(Method::kGet, "/api/v1/forms", "forms", Access::kForms, 0, "none", false, forms);
  add(Method::kPost, "/api/v1/forms", "build_forms", Access::kManageForms, kSmallBody, "form",
      false, build);
  add(Method::kGet, "/api/v1/forms/status", "form_status", Access::kForms, 0, "none", false,
      status);
  add(Method::kGet, "/api/v1/forms/burden", "burden", Access::kForms, 0, "none", false, burden);
  add(Method::kGet, "/api/v1/forms/{form}/repeats", "repeats", Access::kManageForms, 0, "none",
      false, repeats);
  add(Method::kPost, "/api/v1/forms/{form}/openings", "open_form", Access::kManageForms, kSmallBody,
      "open", false, open);
  add(Method::kPost, "/api/v1/forms/{form}/extensions", "extend_form", Access::kManageForms,
      kSmallBody, "extend", false, extend);
  constexpr std::string_view kOne = "/api/v1/submissions/{form}/{period}/{unit}";
  add(Method::kGet, kOne, "submission", Access::kForms, 0, "read", false, submission);
  constexpr std::string_view kSteps = "/api/v1/submissions/{form}/{period}/{unit}/steps";
  add(Method::kPost, kSteps, "submission_step", Access::kFill, kCellsBody, "submission", false,
      take_step);
  routes.back().access = {Access::kFill, Access::kReview, Access::kApprove, Access::kPublish};
  constexpr std::string_view kSheet = "/api/v1/submissions/{form}/{period}/{unit}/sheet";
  add(Method::kGet, kSheet, "form_sheet", Access::kForms, 0, "read", false, sheet);
  add(Method::kPost, kSheet, "import_sheet", Access::kFill, kFileBody, "submission", false,
      import_sheet);
}

}  // namespace stave::api
