#include "respond.hpp"

#include "stave/app/letters.hpp"
#include "stave/base/base64.hpp"
#include "stave/office/docx.hpp"
#include "stave/wire/letter_json.hpp"
#include "stave/wire/requests.hpp"

#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;
using nlohmann::json;

/// Letters to a unit are for that unit too; all others for whoever reads those of the zone.
bool may_read(Call& call, const Letter& letter) {
  const OrgUnit* unit = call.organisation().unit(letter.subject);
  return call.may(Access::kLetters, unit == nullptr ? "" : unit->code);
}

/// The letter that `number` names, when the person may read it.
Result<app::StoredLetter> readable(Call& call) {
  auto found = app::find_letter(call.folder(), call.query("number"));
  if (found && !may_read(call, found->letter)) {
    return fail(Errc::kNotFound, call.query("number"), {"letter.unknown", {}});
  }
  return found;
}

Answer letters(Call& call) {
  const auto known = call.known();
  if (!known) {
    return refused(known.error());
  }
  auto all = app::letters(call.folder(), *known);
  std::erase_if(all, [&](const Letter& letter) { return !may_read(call, letter); });
  return respond_list("letters", all, [](const Letter& letter) { return wire::to_json(letter); });
}

/// Kinds that the rulebook has a template for in the language that is asked for.
Answer kinds(Call& call) {
  const std::string prefix = call.words().language() == i18n::Language::kChinese ? "zh/" : "en/";
  auto out = json::array();
  for (const auto& [name, text] : call.services().rules.templates) {
    if (name.starts_with(prefix)) {
      const auto form = draft::Template::parse(text, name);
      const std::string kind = name.substr(prefix.size(), name.rfind('.') - prefix.size());
      out.push_back({{"kind", kind},
                     {"title", form ? form->kind() : kind},
                     {"names", form ? form->names() : std::vector<std::string>()}});
    }
  }
  return json_answer({{"kinds", std::move(out)}});
}

Checked<wire::LetterOrder> order_of(Call& call) {
  auto body = call.body();
  return body ? wire::letter_of(*std::move(body), call.words().language())
              : tl::unexpected(Errors{body.error()});
}

Answer draft(Call& call) {
  const auto order = order_of(call);
  if (!order) {
    return refused(order.error());
  }
  const auto made =
      app::draft_letter(call.folder(), order->letter, call.services().rules, call.by());
  if (!made) {
    return refused(made.error());
  }
  const auto text = office::read_docx(made->docx, order->letter.kind);
  return json_answer({{"text", text ? text->text() : ""}, {"docx", base64(made->docx)}});
}

Answer issue(Call& call) {
  const auto order = order_of(call);
  if (!order) {
    return refused(order.error());
  }
  return respond(app::issue_letter(call.folder(), order->letter, order->series,
                                   call.services().rules, call.by()),
                 [](const app::IssuedLetter& made) { return wire::to_json(made.letter); });
}

Answer file(Call& call) {
  auto found = readable(call);
  if (!found) {
    return refused(found.error());
  }
  const app::FileType type = app::file_type(found->letter);
  return file_answer(std::move(found->bytes),
                     found->letter.number.to_string() + std::string(type.extension),
                     std::string(type.mime));
}

Answer values(Call& call) {
  return respond(readable(call), [](const app::StoredLetter& found) {
    json out = wire::to_json(found.letter);
    out["values"] = wire::to_json(found.values);
    return out;
  });
}

Answer set_field(Call& call) {
  return with_body(
      call, [](wire::Body& body) { return std::pair(body.text("name"), body.text("value")); },
      [&](const auto& wanted) {
        return respond_done(
            app::set_letter_field(call.folder(), wanted.first, wanted.second, call.by()));
      });
}

}  // namespace

void add_letter_routes(std::vector<Route>& routes) {
  const auto get = [&](std::string_view path, std::string_view operation, Answer (*handle)(Call&),
                       bool cached) {
    routes.push_back(
        {Method::kGet, path, operation, {Access::kLetters}, 0, "none", cached, handle});
  };
  const auto write = [&](Method method, std::string_view path, std::string_view operation,
                         std::string_view audit, Answer (*handle)(Call&)) {
    routes.push_back(
        {method, path, operation, {Access::kWriteLetters}, kBody, audit, false, handle});
  };
  get("/api/v1/letters", "letters", letters, false);
  get("/api/v1/letters/kinds", "letter_kinds", kinds, true);
  get("/api/v1/letters/file", "letter_file", file, false);
  get("/api/v1/letters/values", "letter_values", values, false);
  write(Method::kPost, "/api/v1/letters", "issue_letter", "letter", issue);
  write(Method::kPost, "/api/v1/letters/draft", "draft_letter", "none", draft);
  write(Method::kPut, "/api/v1/letters/fields", "set_letter_field", "setting", set_field);
}

}  // namespace stave::api
