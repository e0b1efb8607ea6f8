#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct z_stream_s;

namespace stave::office {

inline constexpr std::size_t kLocalHeader = 30;  ///< bytes before the name of a part

/// Makes a zip in memory, part after part, of the oldest kind: deflate, sizes in the local headers,
/// no ZIP64, one fixed date, so that the same parts give the same bytes.
class ZipWriter {
 public:
  ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;
  ZipWriter(ZipWriter&&) = delete;
  ZipWriter& operator=(ZipWriter&&) = delete;
  ~ZipWriter();

  void begin(std::string_view name);  ///< \pre no part is open
  void write(std::string_view text);  ///< \pre a part is open
  void end();

  void add(std::string_view name, std::string_view body);

  /// The whole archive; empty when it would not fit into 4 GiB. \pre no part is open
  [[nodiscard]] std::string finish();

 private:
  struct Entry {
    std::string name;
    std::size_t offset = 0;
    std::uint32_t crc = 0;
    std::size_t packed = 0;
    std::size_t size = 0;
  };

  struct Free {
    void operator()(z_stream_s* stream) const noexcept;
  };

  void deflate(int flush);

  std::string out_;
  std::string waiting_;  // of the open part, not yet packed
  std::vector<Entry> entries_;
  std::unique_ptr<z_stream_s, Free> stream_;
};

}  // namespace stave::office
