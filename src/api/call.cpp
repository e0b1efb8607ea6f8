#include "respond.hpp"

#include "stave/app/overview.hpp"
#include "stave/app/packs.hpp"
#include "stave/store/connection.hpp"
#include "stave/wire/error_json.hpp"
#include "stave/wire/requests.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace stave::api {
namespace {

/// "name.docx" and, for other letters than ASCII, its percent-coded UTF-8 (RFC 6266).
std::string disposition(const std::string& name) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr unsigned kNibble = 4;
  constexpr unsigned kLow = 15;
  std::string plain;
  std::string coded;
  for (const char c : name) {
    const bool safe = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '.' || c == '-' || c == '_';
    plain += safe ? c : '_';
    if (safe) {
      coded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      coded += {'%', kHex[byte >> kNibble], kHex[byte & kLow]};
    }
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + coded;
}

}  // namespace

const http::Part& Upload::file() const noexcept {
  static const http::Part kNone;
  const auto it = std::find_if(parts_.begin(), parts_.end(),
                               [](const http::Part& p) { return p.name == "file"; });
  return it == parts_.end() ? kNone : *it;
}

std::string Upload::field(std::string_view name) const {
  const auto it = std::find_if(parts_.begin(), parts_.end(), [&](const http::Part& p) {
    return p.name == name && p.file.empty();
  });
  return it == parts_.end() ? "" : it->bytes;
}

i18n::Language language_of(const http::Request& request) {
  const auto wanted = request.header("accept-language");
  return wanted && wanted->starts_with("en") ? i18n::Language::kEnglish : i18n::Language::kChinese;
}

Call::Call(Services& services, const http::Request& request, http::Pairs parts, app::Folder& folder,
           app::OpenSession session)
    : services_(&services),
      request_(&request),
      parts_(std::move(parts)),
      folder_(&folder),
      session_(std::move(session)),
      words_(&i18n::Catalogue::of(language_of(request))) {}

app::By Call::by() const {
  return {session_.person, services_->options.clock.now(), services_->options.clock.day_of};
}

const Organisation& Call::organisation() {
  if (organisation_ == nullptr) {
    organisation_ = services_->organisation.get(*folder_);
  }
  return *organisation_;
}

std::string Call::part(std::string_view name) const {
  const auto it = std::find_if(parts_.begin(), parts_.end(),
                               [&](const auto& part) { return part.first == name; });
  return it == parts_.end() ? "" : it->second;
}

std::string Call::query(std::string_view name) const {
  return std::string(request_->parameter(name).value_or(""));
}

Result<app::Knowledge> Call::known(std::string_view name) {
  const std::string day = query(name);
  if (day.empty()) {
    return app::Knowledge{};
  }
  const auto moment = services_->options.clock.end_of_day(day);
  if (!moment) {
    return fail(Errc::kInvalidInput, std::string(name), {"wire.no_day", {{"found", day}}});
  }
  return app::known_on(*folder_, day, *moment);
}

Result<Round> Call::round() const {
  const std::string text = query("round");
  int year = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), year);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  if (!whole || year < wire::kFirstRound || year > wire::kLastRound) {
    return fail(Errc::kInvalidInput, "round", {"api.bad_round", {{"found", text}}});
  }
  return Round(year);
}

Result<Day> Call::day() const {
  const std::string text = query("day");
  if (text.empty()) {
    return by().today();
  }
  const auto day = parse_day(text);
  if (!day) {
    return fail(Errc::kInvalidInput, "day", {"wire.no_day", {{"found", text}}});
  }
  return *day;
}

Result<Period> Call::period(const std::string& text) const {
  const auto out = Period::parse(text);
  if (!out) {
    return fail(Errc::kInvalidInput, "period", {"wire.no_period", {{"found", text}}});
  }
  return *out;
}

Result<std::string> Call::pack() {
  return pack(query("pack"));
}

Result<std::string> Call::pack(std::string asked) {
  if (asked.empty()) {
    const auto known = app::overview(*folder_);
    return known ? Result<std::string>(known->pack) : tl::unexpected(known.error().front());
  }
  // A pack that lies in a folder of the machine is the command line's: no path from outside.
  const auto shipped = app::shipped_packs();
  if (std::find(shipped.begin(), shipped.end(), asked) == shipped.end()) {
    return fail(Errc::kNotFound, "pack", {"api.no_pack", {{"found", asked}}});
  }
  return asked;
}

Result<wire::Body> Call::body() const {
  return wire::Body::parse(request_->body);
}

Result<Upload> Call::upload() const {
  auto parts = http::parse_multipart(request_->header("content-type").value_or(""), request_->body);
  if (!parts) {
    return tl::unexpected(parts.error());
  }
  Upload out(*std::move(parts));
  if (out.file().file.empty()) {
    return fail(Errc::kInvalidInput, "file", {"wire.missing_field", {}});
  }
  return out;
}

bool Call::wants_job() const {
  const auto wish = request_->header("prefer");
  return wish && wish->find("respond-async") != std::string_view::npos;
}

Result<void> Call::permit(app::Access access, const std::string& unit) {
  return app::permit(session_, organisation(), by(), access, unit);
}

bool Call::may(app::Access access, const std::string& unit) {
  return permit(access, unit).has_value();
}

bool Call::is_other_enterprise(const std::string& unit) {
  const OrgUnit* found = organisation().unit(unit);
  return found != nullptr && found->kind == UnitKind::kEnterprise && unit != session_.unit;
}

bool Call::may_name(const std::string& unit) {
  return !is_other_enterprise(unit) || may(app::Access::kPeople);
}

bool Call::is_hidden(const std::string& subject) {
  return is_other_enterprise(subject) &&
         !app::sees_enterprise_cells(organisation(), session_.person, subject);
}

void Call::record_reads(const std::set<std::string>& enterprises, const std::string& what) {
  std::string object = what;
  for (const std::string& unit : enterprises) {
    object += is_other_enterprise(unit) ? " " + unit : "";
  }
  if (object != what) {
    app::record_read(*folder_, by(), object);
  }
}

Answer json_answer(const nlohmann::json& body, int status) {
  http::Response out;
  out.status = status;
  out.set("Content-Type", "application/json; charset=utf-8");
  out.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return out;
}

Answer done_answer() {
  return json_answer({{"done", true}});
}

Answer text_answer(std::string text, std::string type) {
  http::Response out;
  out.set("Content-Type", std::move(type));
  out.body = std::move(text);
  return out;
}

Answer file_answer(std::string bytes, const std::string& name, const std::string& type) {
  http::Response out;
  out.set("Content-Type", type);
  out.set("Content-Disposition", disposition(name));
  out.body = std::move(bytes);
  return out;
}

Jobs::Outcome failed_job(const Error& error, const i18n::Catalogue& words) {
  return failed_job(Errors{error}, words);
}

Jobs::Outcome failed_job(const Errors& errors, const i18n::Catalogue& words) {
  return {wire::to_json(errors, words), true};
}

Answer begin_job(Call& call, const char* kind, FolderWork use) {
  constexpr int kAccepted = 202;
  Services* services = &call.services();
  const i18n::Catalogue* words = &call.words();
  auto work = [services, words, use = std::move(use)](const Progress& progress) -> Jobs::Outcome {
    try {
      auto folder = services->folders.lend();
      return folder ? use(**folder, progress) : failed_job(folder.error(), *words);
    } catch (const store::BusyError&) {
      return failed_job(Error{Errc::kConflict, "", {"api.busy", {}}}, *words);
    }
  };
  const auto begun = services->jobs.begin(kind, call.session().person,
                                          app::newest_change(call.folder()), std::move(work));
  return begun ? json_answer(to_json(*begun), kAccepted)
               : refused({Errc::kConflict, "job", {"api.too_many_jobs", {}}});
}

Answer refused(Error error) {
  return tl::unexpected(Errors{std::move(error)});
}

Answer refused(Errors errors) {
  return tl::unexpected(std::move(errors));
}

}  // namespace stave::api
