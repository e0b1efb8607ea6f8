#include "respond.hpp"

#include "stave/app/audit.hpp"
#include "stave/app/backup.hpp"
#include "stave/app/organisation.hpp"
#include "stave/app/overview.hpp"
#include "stave/wire/backup_json.hpp"
#include "stave/wire/error_json.hpp"
#include "stave/wire/overview_json.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;
using nlohmann::json;
namespace fs = std::filesystem;

Answer health() {
  return text_answer("ok\n");
}

/// The folder was opened and read, or this handler would not run.
Answer ready(Call& call) {
  static_cast<void>(app::newest_change(call.folder()));
  return text_answer("ready\n");
}

Answer metrics(Call& call) {
  const std::string& peer = call.request().peer;
  const bool near = peer == "127.0.0.1" || peer == "::1";
  if (!near || call.request().header("x-forwarded-for")) {
    return refused({Errc::kNotFound, call.request().path, {"api.no_route", {}}});
  }
  return text_answer(call.services().metrics.text(), "text/plain; version=0.0.4");
}

/// Names for pages to print; which enterprises there are, only for whoever may see them.
json units_json(Call& call) {
  const bool everything = call.may(Access::kPeople);
  auto out = json::array();
  for (const OrgUnit& unit : call.organisation().units()) {
    if (!everything && unit.kind == UnitKind::kEnterprise && unit.code != call.session().unit) {
      continue;
    }
    out.push_back({{"code", unit.code}, {"name", unit.name}, {"kind", to_string(unit.kind)}});
  }
  return out;
}

Answer meta(Call& call) {
  return respond(app::overview(call.folder()), [&](const app::Overview& found) {
    const ApiOptions& options = call.services().options;
    json out = wire::to_json(found);
    out["version"] = options.version;
    out["day"] = to_string(call.by().today());
    out["clock_set"] = options.clock_set;
    out["units"] = units_json(call);
    return out;
  });
}

Answer events(Call& call) {
  Services* services = &call.services();
  const app::OpenSession& session = call.session();
  const std::string number = std::to_string(app::newest_data_change(call.folder()));
  http::Response out;
  out.events = [services, person = session.person, id = session.id,
                number](const std::shared_ptr<http::EventSink>& sink) {
    services->events.join(sink, person, id);  // first, so that no change is missed in between
    sink->send("change", number, "{\"change\":" + number + "}");
  };
  return out;
}

Answer job(Call& call) {
  const auto found = call.services().jobs.find(call.part("job"), call.session().person);
  return found ? json_answer(to_json(*found))
               : refused({Errc::kNotFound, "job", {"api.no_job", {}}});
}

Answer cancel_job(Call& call) {
  return call.services().jobs.cancel(call.part("job"), call.session().person)
             ? done_answer()
             : refused({Errc::kNotFound, "job", {"api.no_job", {}}});
}

fs::path backups_of(const ApiOptions& options) {
  return options.backups.empty() ? fs::path(options.place.dir + "-backups")
                                 : fs::path(options.backups);
}

std::vector<std::string> backup_names(const ApiOptions& options) {
  std::vector<std::string> out;
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(backups_of(options), absent)) {
    std::error_code unreadable;
    if (fs::exists(entry.path() / "receipt.txt", unreadable)) {
      out.push_back(entry.path().filename().string());
    }
  }
  std::sort(out.rbegin(), out.rend());
  return out;
}

Answer system(Call& call) {
  const ApiOptions& options = call.services().options;
  std::error_code no_file;
  const auto bytes = fs::file_size(call.folder().dir() / "stave.db", no_file);
  std::error_code no_folder;
  const auto room = fs::space(call.folder().dir(), no_folder);
  return json_answer({{"version", options.version},
                      {"database", call.folder().where()},
                      {"bytes", no_file ? json(nullptr) : json(bytes)},
                      {"free_bytes", no_folder ? json(nullptr) : json(room.available)},
                      {"change", app::newest_change(call.folder())},
                      {"backups", backup_names(options)},
                      {"jobs_waiting", call.services().jobs.waiting()}});
}

/// "2019-06-17T08:00:00Z" as the name of a folder.
std::string folder_name(std::string moment) {
  std::erase(moment, ':');
  return moment;
}

Answer back_up(Call& call) {
  const fs::path all = backups_of(call.services().options);
  const i18n::Catalogue* words = &call.words();
  const std::string now = call.by().now;
  return begin_job(call, "backup", [all, words, now](app::Folder& folder, const Progress& watch) {
    fs::create_directories(all);
    return outcome_of(app::back_up(folder, all / folder_name(now), now, watch), *words,
                      [](const auto& made) { return wire::to_json(made); });
  });
}

Answer drill(Call& call) {
  const i18n::Catalogue* words = &call.words();
  const std::string now = call.by().now;
  return begin_job(call, "drill", [words, now](app::Folder& folder, const Progress& watch) {
    return outcome_of(app::drill(folder, fs::temp_directory_path(), "", now, watch), *words,
                      [](const auto& done) { return wire::to_json(done); });
  });
}

}  // namespace

void add_system_routes(std::vector<Route>& routes) {
  const auto add = [&](Method method, std::string_view path, std::string_view operation,
                       Access access, std::size_t most, Answer (*handle)(Call&)) {
    routes.push_back({method, path, operation, {access}, most, "none", false, handle});
  };
  routes.push_back(
      {Method::kGet, "/health", "health", {Access::kPublic}, 0, "none", false, nullptr, health});
  add(Method::kGet, "/ready", "ready", Access::kPublic, 0, ready);
  add(Method::kGet, "/metrics", "metrics", Access::kPublic, 0, metrics);
  add(Method::kGet, "/api/v1/meta", "meta", Access::kWho, 0, meta);
  add(Method::kGet, "/api/v1/events", "events", Access::kWho, 0, events);
  add(Method::kGet, "/api/v1/jobs/{job}", "job", Access::kWho, 0, job);
  add(Method::kDelete, "/api/v1/jobs/{job}", "cancel_job", Access::kWho, 0, cancel_job);
  add(Method::kGet, "/api/v1/system", "system", Access::kSystem, 0, system);
  add(Method::kPost, "/api/v1/backups", "back_up", Access::kRunSystem, kSmallBody, back_up);
  add(Method::kPost, "/api/v1/drills", "drill", Access::kRunSystem, kSmallBody, drill);
}

}  // namespace stave::api
