#include "backup_files.hpp"

#include "stave/store/connection.hpp"
#include "stave/store/durable.hpp"

#include <charconv>
#include <fstream>
#include <string_view>
#include <system_error>
#include <vector>

namespace stave::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kFan = 2;  // digits of a hash that name the folder it lies in

bool is_hash(std::string_view text) {
  return text.size() == kHashDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string evidence_name(const std::string& hash) {
  return std::string(kEvidenceFolder) + "/" + hash.substr(0, kFan) + "/" + hash;
}

/// Nothing of a backup lies outside its folder, whatever its list says.
bool is_name(const std::string& name) {
  const std::string hash = name.substr(name.rfind('/') + 1);
  return name == kDatabaseFile || name == kReceiptFile ||
         (is_hash(hash) && name == evidence_name(hash));
}

Error damaged(const std::string& name) {
  return {Errc::kConflict, name, {"app.backup_damaged", {}}};
}

std::vector<std::string> evidence_of(const fs::path& folder) {
  std::vector<std::string> out;
  if (!fs::is_directory(folder / kEvidenceFolder)) {
    return out;
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder / kEvidenceFolder)) {
    const std::string hash = entry.path().filename().string();
    if (entry.is_regular_file() && is_hash(hash)) {
      out.push_back(hash);
    }
  }
  return out;
}

/// The value of the line that begins with the key.
std::string value_of(const std::string& text, const std::string& key) {
  const auto at = ("\n" + text).find("\n" + key + " ");
  if (at == std::string::npos) {
    return "";
  }
  const auto first = at + key.size() + 1;
  return text.substr(first, text.find('\n', first) - first);
}

bool read_count(const std::string& text, std::int64_t& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

Errors copy_evidence(const fs::path& from, const fs::path& to, Sums& sums) {
  Errors out;
  for (const std::string& hash : evidence_of(from)) {
    const std::string name = evidence_name(hash);
    fs::create_directories((to / name).parent_path());
    store::copy_durably(from / name, to / name);
    if (store::sha256_of_file(to / name) != hash) {
      out.push_back({Errc::kConflict, name, {"app.evidence_damaged", {}}});
    }
    sums[name] = hash;
  }
  return out;
}

Result<Sums> read_sums(const fs::path& backup) {
  std::ifstream in(backup / kSumsFile);
  if (!in) {
    return fail(Errc::kNotFound, backup.string(), {"app.no_backup", {}});
  }
  Sums out;
  for (std::string line; std::getline(in, line);) {
    const std::string hash = line.substr(0, kHashDigits);
    const std::string name = line.size() > kHashDigits + 2 ? line.substr(kHashDigits + 2) : "";
    if (!is_hash(hash) || !is_name(name)) {
      return tl::unexpected(damaged(kSumsFile));
    }
    out[name] = hash;
  }
  if (!in.eof() || !out.contains(kDatabaseFile) || !out.contains(kReceiptFile)) {
    return tl::unexpected(damaged(kSumsFile));
  }
  return out;
}

Errors copy_listed(const fs::path& backup, const Sums& sums, const fs::path& to) {
  Errors out;
  for (const auto& [name, hash] : sums) {
    if (!fs::is_regular_file(backup / name)) {
      out.push_back(damaged(name));
      continue;
    }
    fs::create_directories((to / name).parent_path());
    store::copy_durably(backup / name, to / name);
    if (store::sha256_of_file(to / name) != hash) {
      out.push_back(damaged(name));
    }
  }
  return out;
}

std::string sums_text(const Sums& sums) {
  std::string out;
  for (const auto& [name, hash] : sums) {
    out += hash;
    out += "  ";
    out += name;
    out += "\n";
  }
  return out;
}

std::string receipt_text(const BackupReceipt& receipt) {
  return "at " + receipt.at + "\nchanges " + std::to_string(receipt.changes) + "\nhead " +
         receipt.head + "\nrows " + std::to_string(receipt.rows) + "\nfiles " +
         std::to_string(receipt.files) + "\nsha256 " + receipt.sha256 + "\n";
}

Result<BackupReceipt> read_receipt(const fs::path& file) {
  const std::string text = bytes_of(file);
  BackupReceipt out;
  std::int64_t files = 0;
  out.at = value_of(text, "at");
  out.head = value_of(text, "head");
  out.sha256 = value_of(text, "sha256");
  if (!read_count(value_of(text, "changes"), out.changes) ||
      !read_count(value_of(text, "rows"), out.rows) ||
      !read_count(value_of(text, "files"), files)) {
    return tl::unexpected(damaged(kReceiptFile));
  }
  out.files = static_cast<std::size_t>(files);
  return out;
}

}  // namespace stave::app
