#include "respond.hpp"

#include "stave/app/accounts.hpp"
#include "stave/app/organisation.hpp"
#include "stave/wire/account_json.hpp"
#include "stave/wire/collection_json.hpp"

#include <array>
#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;

Answer organisation(Call& call) {
  const auto known = call.known();
  if (!known) {
    return refused(known.error());
  }
  return json_answer(wire::to_json(app::organisation_of(call.folder(), known->up_to)));
}

Answer import_organisation(Call& call) {
  const auto upload = call.upload();
  if (!upload) {
    return refused(upload.error());
  }
  return respond(app::import_organisation(call.folder(), upload->file().bytes, upload->file().file,
                                          call.by(), upload->field("reason")),
                 [](const app::OrganisationReceipt& receipt) { return wire::to_json(receipt); });
}

Answer accounts(Call& call) {
  const auto all = app::accounts(call.folder(), call.by());
  if (!all) {
    return refused(all.error());
  }
  return respond_list("accounts", *all,
                      [](const app::AccountRow& row) { return wire::to_json(row); });
}

nlohmann::json outcome_json(const app::AccountOutcome& outcome) {
  return wire::to_json(outcome);
}

Answer propose(Call& call) {
  auto body = call.body();
  if (!body) {
    return refused(body.error());
  }
  app::AccountProposal proposal;
  proposal.person = body->text("person");
  proposal.wish = body->word("wish", app::wish_of, false).value_or(app::Wish::kOpen);
  for (const std::string& name : body->texts("duties")) {
    if (const auto duty = duty_of(name)) {
      proposal.duties.push_back(*duty);
    } else {
      body->fault("duties", {"wire.unknown_word", {{"found", name}}});
    }
  }
  proposal.unit = body->text_or("unit");
  const std::string reason = body->text_or("reason");
  if (auto faults = body->faults(); !faults.empty()) {
    return refused(std::move(faults));
  }
  return respond(app::propose_account(call.folder(), proposal, call.by(), reason), outcome_json);
}

/// Steps with somebody's account, by name.
Answer step(Call& call) {
  auto body = call.body();
  if (!body) {
    return refused(body.error());
  }
  const std::string step = body->text("step");
  const std::string reason = body->text_or("reason");
  if (auto faults = body->faults(); !faults.empty()) {
    return refused(std::move(faults));
  }
  app::Folder& folder = call.folder();
  const std::string person = call.part("person");
  if (step == "approve") {
    return respond(app::approve_account(folder, person, call.by(), reason), outcome_json);
  }
  if (step == "reset_password") {
    return respond(app::reset_password(folder, person, call.by(), reason), outcome_json);
  }
  using Step =
      Result<void> (*)(app::Folder&, const std::string&, const app::By&, const std::string&);
  constexpr std::array<std::pair<std::string_view, Step>, 4> kSteps{
      {{"reject", app::reject_account},
       {"disable", app::disable_account},
       {"unlock", app::unlock_account},
       {"reset_second_factor", app::reset_second_factor}}};
  for (const auto& [name, act] : kSteps) {
    if (step == name) {
      return respond_done(act(folder, person, call.by(), reason));
    }
  }
  return refused({Errc::kInvalidInput, "step", {"wire.unknown_word", {{"found", step}}}});
}

}  // namespace

void add_account_routes(std::vector<Route>& routes) {
  const AddRoute add(routes);
  add(Method::kGet, "/api/v1/organisation", "organisation", Access::kPeople, 0, "none",
      organisation);
  add(Method::kPost, "/api/v1/organisation", "import_organisation", Access::kManagePeople,
      kFileBody, "organisation", import_organisation);
  add(Method::kGet, "/api/v1/accounts", "accounts", Access::kAccounts, 0, "none", accounts);
  add(Method::kPost, "/api/v1/accounts", "propose_account", Access::kManageAccounts, kSmallBody,
      "account", propose);
  add(Method::kPost, "/api/v1/accounts/{person}/steps", "account_step", Access::kManageAccounts,
      kSmallBody, "account", step);
  routes.back().access = {Access::kManageAccounts, Access::kApproveAccounts};
}

}  // namespace stave::api
