#include "zip_write.hpp"

#include "stave/office/zip.hpp"

#include <zlib.h>

#include <array>
#include <limits>
#include <new>
#include <utility>

namespace stave::office {
namespace {

constexpr int kLevel = 2;        // a quarter of the time of the usual 6, a fifth larger
constexpr int kRawWindow = -15;  // no zlib header
constexpr int kMemory = 9;
constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr std::uint32_t kFirstDay = 0x0021;  // 1980-01-01, the first that a zip can hold
constexpr std::uint32_t kVersion = 20;
constexpr std::uint32_t kDeflate = 8;
constexpr std::uint32_t kUtf8Names = 0x0800;

void put(std::string& out, std::uint32_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) {
    out.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
  }
}

std::uint32_t flags(std::string_view name) noexcept {
  for (const char c : name) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      return kUtf8Names;
    }
  }
  return 0;
}

/// What local header and directory have in common, from the version needed to the extra field.
std::string common_header(std::string_view name, std::uint32_t crc, std::size_t packed,
                          std::size_t size) {
  std::string out;
  put(out, kVersion, 2);
  put(out, flags(name), 2);
  put(out, kDeflate, 2);
  put(out, 0, 2);
  put(out, kFirstDay, 2);
  put(out, crc, 4);
  put(out, static_cast<std::uint32_t>(packed), 4);
  put(out, static_cast<std::uint32_t>(size), 4);
  put(out, static_cast<std::uint32_t>(name.size()), 2);
  put(out, 0, 2);
  return out;
}

}  // namespace

void ZipWriter::Free::operator()(z_stream_s* stream) const noexcept {
  deflateEnd(stream);
  delete stream;  // NOLINT(cppcoreguidelines-owning-memory): this is the owner
}

ZipWriter::ZipWriter() : stream_(new z_stream_s{}) {
  if (deflateInit2(stream_.get(), kLevel, Z_DEFLATED, kRawWindow, kMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::bad_alloc();
  }
}

ZipWriter::~ZipWriter() = default;

void ZipWriter::begin(std::string_view name) {
  deflateReset(stream_.get());
  entries_.push_back({std::string(name), out_.size(), 0, 0, 0});
  out_.append("PK\x03\x04").append(common_header(name, 0, 0, 0)).append(name);
}

void ZipWriter::write(std::string_view text) {
  waiting_.append(text);
  if (waiting_.size() >= kPiece) {
    deflate(Z_NO_FLUSH);
  }
}

void ZipWriter::deflate(int flush) {
  auto& entry = entries_.back();
  auto* const bytes = reinterpret_cast<Bytef*>(waiting_.data());
  entry.crc =
      static_cast<std::uint32_t>(crc32(entry.crc, bytes, static_cast<uInt>(waiting_.size())));
  entry.size += waiting_.size();
  stream_->next_in = bytes;
  stream_->avail_in = static_cast<uInt>(waiting_.size());
  std::array<char, kPiece> packed{};
  int status = Z_OK;
  do {
    stream_->next_out = reinterpret_cast<Bytef*>(packed.data());
    stream_->avail_out = static_cast<uInt>(packed.size());
    status = ::deflate(stream_.get(), flush);
    out_.append(packed.data(), packed.size() - stream_->avail_out);
  } while (stream_->avail_out == 0 && status != Z_STREAM_END);
  waiting_.clear();
}

void ZipWriter::end() {
  deflate(Z_FINISH);
  auto& entry = entries_.back();
  entry.packed = out_.size() - entry.offset - kLocalHeader - entry.name.size();
  const auto header = common_header(entry.name, entry.crc, entry.packed, entry.size);
  out_.replace(entry.offset + 4, header.size(), header);
}

void ZipWriter::add(std::string_view name, std::string_view body) {
  begin(name);
  write(body);
  end();
}

std::string ZipWriter::finish() {
  const auto directory = out_.size();
  bool fits = true;
  for (const auto& entry : entries_) {
    fits = fits && entry.size <= std::numeric_limits<std::uint32_t>::max();
    out_.append("PK\x01\x02");
    put(out_, kVersion, 2);
    out_.append(common_header(entry.name, entry.crc, entry.packed, entry.size));
    out_.append(10, '\0');  // comment, disk, attributes
    put(out_, static_cast<std::uint32_t>(entry.offset), 4);
    out_.append(entry.name);
  }
  const auto size = out_.size() - directory;
  out_.append("PK\x05\x06").append(4, '\0');
  put(out_, static_cast<std::uint32_t>(entries_.size()), 2);
  put(out_, static_cast<std::uint32_t>(entries_.size()), 2);
  put(out_, static_cast<std::uint32_t>(size), 4);
  put(out_, static_cast<std::uint32_t>(directory), 4);
  put(out_, 0, 2);
  fits = fits && out_.size() <= std::numeric_limits<std::uint32_t>::max();
  return fits ? std::move(out_) : std::string();
}

std::string write_zip(const std::map<std::string, std::string>& files) {
  ZipWriter zip;
  for (const auto& [name, bytes] : files) {
    zip.add(name, bytes);
  }
  return zip.finish();
}

}  // namespace stave::office
