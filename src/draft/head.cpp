#include "syntax.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stave::draft {
namespace {

struct KeyName {
  std::string_view english;
  std::string_view chinese;
  HeadKey key;
};

constexpr std::array<KeyName, 13> kKeys{{{"kind", "文种", HeadKey::kKind},
                                         {"title", "标题", HeadKey::kTitle},
                                         {"head", "红头", HeadKey::kRedHead},
                                         {"number", "文号", HeadKey::kNumber},
                                         {"signer", "签发人", HeadKey::kSigner},
                                         {"to", "主送", HeadKey::kTo},
                                         {"attachment", "附件", HeadKey::kAttachment},
                                         {"from", "署名", HeadKey::kFrom},
                                         {"date", "日期", HeadKey::kDate},
                                         {"copies", "抄送", HeadKey::kCopies},
                                         {"printer", "印发机关", HeadKey::kPrinter},
                                         {"printed", "印发日期", HeadKey::kPrinted},
                                         {"note", "页脚", HeadKey::kNote}}};

constexpr std::string_view kWideColon = "：";

/// A text in quotation marks keeps its blanks.
std::string_view unquoted(std::string_view text) noexcept {
  const bool quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
  return quoted ? text.substr(1, text.size() - 2) : text;
}

class HeadReader {
 public:
  HeadReader(Syntax& syntax, Faults& faults) : syntax_(&syntax), faults_(&faults) {}

  void read(const SourceLine& line) {
    const auto narrow = line.text.find(':');
    const auto wide = line.text.find(kWideColon);
    const auto colon = std::min(narrow, wide);
    if (colon == std::string_view::npos) {
      faults_->add({line.number, 1}, {"draft.no_colon", {}});
      return;
    }
    const auto key = trimmed(line.text.substr(0, colon));
    const auto behind = colon + (colon == wide ? kWideColon.size() : 1);
    const auto value = trimmed(line.text.substr(behind));
    const auto offset = value.empty() ? line.text.size()
                                      : static_cast<std::size_t>(value.data() - line.text.data());
    if (!take(key, value, {line.number, 1}, position(line, offset))) {
      faults_->add({line.number, 1},
                   {"draft.unknown_key", {{"key", std::string(key)}, {"known", known()}}});
    }
  }

  void finish() {
    if (std::none_of(syntax_->head.begin(), syntax_->head.end(),
                     [](const HeadLine& line) { return line.key == HeadKey::kTitle; })) {
      faults_->add({1, 1}, {"draft.no_title", {}});
    }
  }

 private:
  static std::string known() {
    std::string out;
    for (const auto& name : kKeys) {
      out.append(name.english).append("/").append(name.chinese).append(", ");
    }
    return out +
           "pitch/行距, page/页面, tables/表格, word-signer, word-attachment, word-copies, "
           "word-printed, "
           "word-stop, word-colon";
  }

  bool take(std::string_view key, std::string_view value, Position at, Position value_at) {
    const auto* const it = std::find_if(kKeys.begin(), kKeys.end(), [&](const KeyName& name) {
      return key == name.english || key == name.chinese;
    });
    if (it == kKeys.end()) {
      return layout(key, value, at) || word(key, value, at);
    }
    if (it->key != HeadKey::kAttachment) {
      once(it->english, at);
    }
    if (it->key == HeadKey::kKind) {
      syntax_->kind = value;
      return true;
    }
    if (value.empty()) {
      faults_->add(value_at, {"draft.empty_value", {{"key", std::string(key)}}});
    }
    syntax_->head.push_back({it->key, pieces_of(value, value_at, *faults_)});
    return true;
  }

  bool layout(std::string_view key, std::string_view value, Position at) {
    if (key == "pitch" || key == "行距") {
      once("pitch", at);
      const bool fixed = value == "28" || value == "28磅";
      syntax_->layout.pitch = fixed ? office::LinePitch::kFixed28 : office::LinePitch::kGrid;
      check(fixed || value == "grid" || value == "网格", key, "grid/网格, 28/28磅", at);
      return true;
    }
    if (key == "page" || key == "页面") {
      once("page", at);
      syntax_->layout.landscape = value == "landscape" || value == "横向";
      check(syntax_->layout.landscape || value == "portrait" || value == "纵向", key,
            "portrait/纵向, landscape/横向", at);
      return true;
    }
    if (key == "tables" || key == "表格") {
      once("tables", at);
      syntax_->layout.landscape_tables = value == "landscape" || value == "横向";
      check(syntax_->layout.landscape_tables || value == "portrait" || value == "纵向", key,
            "portrait/纵向, landscape/横向", at);
      return true;
    }
    return false;
  }

  bool word(std::string_view key, std::string_view value, Position at) {
    auto& words = syntax_->words;
    const std::array<std::pair<std::string_view, std::string*>, 6> all{
        {{"word-signer", &words.signer},
         {"word-attachment", &words.attachment},
         {"word-copies", &words.copies},
         {"word-printed", &words.printed},
         {"word-stop", &words.stop},
         {"word-colon", &words.colon}}};
    const auto* const it =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return key == one.first; });
    if (it == all.end()) {
      return false;
    }
    once(it->first, at);
    *it->second = unquoted(value);
    return true;
  }

  void once(std::string_view key, Position at) {
    if (std::find(seen_.begin(), seen_.end(), key) != seen_.end()) {
      faults_->add(at, {"draft.key_twice", {{"key", std::string(key)}}});
    }
    seen_.push_back(key);
  }

  void check(bool good, std::string_view key, std::string_view allowed, Position at) {
    if (!good) {
      faults_->add(
          at, {"draft.bad_value", {{"key", std::string(key)}, {"allowed", std::string(allowed)}}});
    }
  }

  Syntax* syntax_;
  Faults* faults_;
  std::vector<std::string_view> seen_;
};

}  // namespace

void read_head(const std::vector<SourceLine>& lines, Syntax& syntax, Faults& faults) {
  HeadReader reader(syntax, faults);
  for (const auto& line : lines) {
    reader.read(line);
  }
  reader.finish();
}

}  // namespace stave::draft
