#include "respond.hpp"

#include "stave/app/check.hpp"
#include "stave/app/evidence.hpp"
#include "stave/app/export.hpp"
#include "stave/app/import.hpp"
#include "stave/app/packs.hpp"
#include "stave/app/reconcile.hpp"
#include "stave/app/sources.hpp"
#include "stave/app/trace.hpp"
#include "stave/wire/check_json.hpp"
#include "stave/wire/pack_json.hpp"
#include "stave/wire/sources_json.hpp"
#include "stave/wire/trail_json.hpp"

#include <memory>
#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;

/// Elements and areas of packs.
struct Vocabulary {
  std::vector<Element> elements;
  std::vector<Coded> areas;
};

Checked<Vocabulary> read_vocabulary(const std::vector<std::string>& packs) {
  Vocabulary out;
  for (const auto& id : packs) {
    const auto loaded = app::load_pack(id);
    if (!loaded) {
      return tl::unexpected(loaded.error());
    }
    out.elements.insert(out.elements.end(), loaded->elements.begin(), loaded->elements.end());
    out.areas.insert(out.areas.end(), loaded->areas.begin(), loaded->areas.end());
  }
  return out;
}

const Checked<Vocabulary>& whole_vocabulary() {
  static const Checked<Vocabulary> kAll = read_vocabulary(app::shipped_packs());
  return kAll;
}

/// Evidence may name people: the zone's is for whoever may see all of it, a unit's for that unit.
Result<void> permit_evidence(Call& call, const std::string& subject) {
  const bool of_unit = call.organisation().unit(subject) != nullptr;
  if (auto may = call.permit(Access::kEvidence, of_unit ? subject : ""); !may) {
    return may;
  }
  return call.is_hidden(subject) ? call.permit(Access::kEnterpriseCells, subject) : Result<void>();
}

Answer trace(Call& call) {
  const auto pack = call.pack();
  const auto known = call.known();
  const auto year = call.period(call.query("year"));
  if (!pack || !known || !year) {
    return refused(!pack ? pack.error() : (!known ? known.error() : year.error()));
  }
  std::string zone = call.query("zone");
  if (zone.empty()) {
    zone = call.folder().home().value_or("");
  }
  return respond(
      app::trace(call.folder(), *pack, zone, call.query("indicator"), year->year(), *known),
      [](const app::Trace& found) { return wire::to_json(found); });
}

Answer checks(Call& call) {
  auto pack = call.pack();
  const auto period = call.period(call.query("period"));
  const auto known = call.known();
  if (!pack || !period || !known) {
    return refused(!pack ? pack.error() : (!period ? period.error() : known.error()));
  }
  app::CheckRequest request{*std::move(pack), *period, call.query("zone")};
  return respond(app::check_figures(call.folder(), request, *known),
                 [](const app::CheckReport& report) { return wire::to_json(report); });
}

nlohmann::json receipt_json(const app::Receipt& receipt) {
  return wire::to_json(receipt);
}

/// What an import needs besides its folder and its file.
struct ImportWork {
  Vocabulary known;
  app::ImportOptions options;

  [[nodiscard]] Checked<app::Receipt> of(app::Folder& folder, const std::string& bytes,
                                         const Progress& watch) const {
    app::ImportOptions watched = options;
    watched.progress = watch;
    return app::import_tables(folder, known.elements, known.areas, bytes, watched);
  }
};

Answer import_figures(Call& call) {
  auto upload = call.upload();
  if (!upload) {
    return refused(upload.error());
  }
  const std::string named = upload->field("pack");
  const auto pack = call.pack(named);
  if (!pack) {
    return refused(pack.error());
  }
  const auto known = named.empty() ? whole_vocabulary() : read_vocabulary({*pack});
  if (!known) {
    return refused(known.error());
  }
  const ImportWork work{*known,
                        {upload->file().file, upload->flag("preview"), call.by(),
                         upload->field("reason"), upload->field("source")}};
  if (!call.wants_job()) {
    return respond(work.of(call.folder(), upload->file().bytes, {}), receipt_json);
  }
  const auto kept = std::make_shared<const Upload>(std::move(*upload));
  const i18n::Catalogue* words = &call.words();
  return begin_job(call, "import", [=](app::Folder& folder, const Progress& watch) {
    return outcome_of(work.of(folder, kept->file().bytes, watch), *words, receipt_json);
  });
}

std::string type_of(app::ExportFormat format) {
  return format == app::ExportFormat::kXlsx ? kXlsx : "text/csv; charset=utf-8";
}

Answer export_figures(Call& call) {
  const auto format = app::export_format(call.query("format"));
  const auto known = call.known();
  const auto& words = whole_vocabulary();
  if (!format) {
    return refused({Errc::kInvalidInput,
                    "format",
                    {"figure_export.bad_format", {{"found", call.query("format")}}}});
  }
  if (!known || !words) {
    return known ? refused(words.error()) : refused(known.error());
  }
  app::ExportOptions options;
  options.format = *format;
  options.zone = call.query("zone");
  std::set<std::string> shown;
  options.hidden = [&](const std::string& subject) {
    const bool hidden = call.is_hidden(subject);
    if (!hidden) {
      shown.insert(subject);
    }
    return hidden;
  };
  auto made = app::export_figures(call.folder(), words->elements, options, call.words(), *known);
  if (!made) {
    return refused(made.error());
  }
  call.record_reads(shown, "figures");
  const std::string ending = *format == app::ExportFormat::kXlsx ? ".xlsx" : ".csv";
  return file_answer(std::move(made->bytes), "figures-" + to_string(call.by().today()) + ending,
                     type_of(*format));
}

Answer sources(Call& call) {
  return respond_list("sources", app::sources(call.folder()),
                      [](const store::Source& source) { return wire::to_json(source); });
}

Answer reconciliation(Call& call) {
  const auto period = call.period(call.query("period"));
  const auto known = call.known();
  const auto& words = whole_vocabulary();
  if (!period || !known) {
    return refused(!period ? period.error() : known.error());
  }
  if (!words) {
    return refused(words.error());
  }
  auto found =
      app::reconcile(call.folder(), words->elements, {*period, call.query("zone"), 0}, *known);
  std::erase_if(found.differences, [&](const auto& d) { return call.is_hidden(d.key.subject); });
  std::set<std::string> shown;
  for (const auto& difference : found.differences) {
    shown.insert(difference.key.subject);
  }
  call.record_reads(shown, "reconciliation " + period->to_string());
  return json_answer(wire::to_json(found));
}

Answer decide(Call& call) {
  const auto& words = whole_vocabulary();
  if (!words) {
    return refused(words.error());
  }
  return with_body(
      call,
      [&](wire::Body& body) {
        app::DecideOptions out;
        out.zone = body.text("zone");
        out.element = body.text("element");
        out.period = body.period("period");
        out.take = body.text_or("take");
        out.reason = body.text("reason");
        out.by = call.by();
        return out;
      },
      [&](const app::DecideOptions& options) {
        return respond(app::decide(call.folder(), words->elements, options),
                       [](const app::Decided& decided) { return wire::to_json(decided); });
      });
}

Answer evidence(Call& call) {
  auto all = app::evidence(call.folder(),
                           {call.query("zone"), call.query("element"), call.query("period")});
  std::erase_if(all,
                [&](const store::Evidence& e) { return !permit_evidence(call, e.key.subject); });
  return respond_list("evidence", all, [](const store::Evidence& e) { return wire::to_json(e); });
}

Answer add_evidence(Call& call) {
  const auto upload = call.upload();
  const auto& words = whole_vocabulary();
  if (!upload || !words) {
    return upload ? refused(words.error()) : refused(upload.error());
  }
  const auto period = call.period(upload->field("period"));
  if (!period) {
    return refused(period.error());
  }
  app::EvidenceOptions options{upload->file().file,        upload->field("zone"),
                               upload->field("element"),   *period,
                               upload->field("effective"), call.by(),
                               upload->field("reason"),    app::kMostEvidenceBytes};
  return respond(app::add_evidence(call.folder(), words->elements, upload->file().bytes, options),
                 [](const store::Evidence& e) { return wire::to_json(e); });
}

Answer evidence_file(Call& call) {
  auto found = app::evidence_file(call.folder(), call.part("sha256"));
  if (!found) {
    return refused(found.error());
  }
  const std::string& subject = found->evidence.key.subject;
  if (auto may = permit_evidence(call, subject); !may) {
    return refused(may.error());
  }
  call.record_reads({subject}, "evidence " + found->evidence.sha256);
  return file_answer(std::move(found->bytes), found->evidence.name, "application/octet-stream");
}

}  // namespace

void add_figure_routes(std::vector<Route>& routes) {
  const AddRoute add(routes);
  constexpr Access kRead = Access::kFigures;
  constexpr Access kWrite = Access::kWriteFigures;
  add(Method::kGet, "/api/v1/trace", "trace", kRead, 0, "none", trace);
  add(Method::kGet, "/api/v1/checks", "checks", kRead, 0, "none", checks);
  add(Method::kPost, "/api/v1/imports", "import_figures", kWrite, kFileBody, "import",
      import_figures);
  add(Method::kGet, "/api/v1/exports", "export_figures", Access::kExport, 0, "read",
      export_figures);
  add(Method::kGet, "/api/v1/sources", "sources", kRead, 0, "none", sources);
  add(Method::kGet, "/api/v1/reconciliation", "reconciliation", kRead, 0, "read", reconciliation);
  add(Method::kPost, "/api/v1/reconciliation", "reconcile", kWrite, kSmallBody, "decide", decide);
  add(Method::kGet, "/api/v1/evidence", "evidence", Access::kEvidence, 0, "none", evidence);
  add(Method::kPost, "/api/v1/evidence", "add_evidence", kWrite, kFileBody, "evidence",
      add_evidence);
  add(Method::kGet, "/api/v1/evidence/{sha256}", "evidence_file", Access::kEvidence, 0, "read",
      evidence_file);
}

}  // namespace stave::api
