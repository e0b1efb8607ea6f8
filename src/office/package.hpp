#pragma once

#include "xml.hpp"

#include "stave/base/error.hpp"
#include "stave/office/table.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace stave::office {

/// What a file is that is no zip: "old_format" (.xls, .doc, .et, .wps), "encrypted", "pdf",
/// "not_a_zip"; "" for a zip.
[[nodiscard]] std::string_view not_a_zip(std::string_view bytes) noexcept;

/// An Office Open XML package in memory: a zip whose every part was checked for size, name, method
/// and encryption before anything was unpacked.
class Package {
 public:
  /// Fails with the package's sentence, see read_xlsx. \pre `bytes` and `limits` live longer.
  static Result<Package> open(std::string_view bytes, std::string_view where,
                              const ReadLimits& limits);

  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;
  ~Package();

  /// Whether there is such a part; case is ignored, as the format demands.
  [[nodiscard]] bool has(std::string_view part) const;

  /// Whether a part lies in, or is, `name`: a folder with its slash, or a file's last step.
  [[nodiscard]] bool has_any(std::string_view name) const;

  /// Says that the part is going to be read: fails when there is none, or when it was said before,
  /// so that a workbook that lists one sheet a thousand times is refused.
  Result<bool> claim(std::string_view part);

  /// The part's bytes as they are unpacked, as many as it declares; more, fewer or others than its
  /// checksum says are a damaged source. \pre has(part); the package lives longer.
  [[nodiscard]] XmlSource source(std::string_view part) const;

  /// The part's bytes at once.
  [[nodiscard]] Result<std::string> read(std::string_view part) const;

  /// Refuses a document type or entity declaration in the XML parts that nobody has claimed.
  [[nodiscard]] Result<bool> check_declarations() const;

  /// The parts' names as the archive spells them, in its order; folders left out.
  [[nodiscard]] std::vector<std::string> parts() const;

 private:
  struct Close {
    void operator()(zip* archive) const noexcept;
  };

  struct Entry {
    std::size_t index = 0;
    std::size_t size = 0;
    bool claimed = false;
    std::string name;
  };

  Package(std::string where, std::unique_ptr<zip, Close> archive);
  Result<bool> list(std::size_t archive_size, const ReadLimits& limits);
  Result<bool> add(std::size_t index, const ReadLimits& limits);
  [[nodiscard]] tl::unexpected<Error> wrong(std::string_view part, Message what) const;
  [[nodiscard]] const Entry* find(std::string_view part) const;
  [[nodiscard]] Result<bool> check_declarations(std::string_view part, const Entry& entry) const;

  std::string where_;
  std::unique_ptr<zip, Close> archive_;
  std::map<std::string, Entry, std::less<>> entries_;  // by lower-case name
  std::size_t unpacked_ = 0;
  std::size_t packed_ = 0;
};

}  // namespace stave::office
