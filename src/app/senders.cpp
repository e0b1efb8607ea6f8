#include "stave/app/notices.hpp"
#include "stave/base/digest.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <utility>

namespace stave::app {
namespace {

constexpr long kSeconds = 20;  // for one mail

tl::unexpected<Error> failed(const std::string& where, std::string reason) {
  return fail(Errc::kNotFound, where, {"outbox.failed", {{"reason", std::move(reason)}}});
}

/// One text file a mail, named by the mail's digest: the same mail twice is one file.
class FileSender final : public Sender {
 public:
  explicit FileSender(std::filesystem::path folder) : folder_(std::move(folder)) {}

  [[nodiscard]] std::string channel() const override { return "file"; }

  Result<void> send(const Mail& mail) override {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    constexpr std::size_t kName = 16;
    const auto path = folder_ / (sha256_hex(mail.id).substr(0, kName) + ".txt");
    std::ofstream out(path, std::ios::binary);
    out << "To: " << mail.recipient << "\nSubject: " << mail.subject << "\n\n" << mail.body << "\n";
    out.flush();
    return out ? Result<void>() : failed(path.string(), error ? error.message() : "");
  }

 private:
  std::filesystem::path folder_;
};

/// Ends libcurl's handle.
struct CurlEnd {
  void operator()(CURL* curl) const noexcept { curl_easy_cleanup(curl); }

  void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

using Handle = std::unique_ptr<CURL, CurlEnd>;
using List = std::unique_ptr<curl_slist, CurlEnd>;

Handle handle(const std::string& url) {
  Handle out(curl_easy_init());
  curl_easy_setopt(out.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(out.get(), CURLOPT_TIMEOUT, kSeconds);
  curl_easy_setopt(out.get(), CURLOPT_NOSIGNAL, 1L);
  return out;
}

/// What libcurl reads from.
struct Text {
  std::string text;
  std::size_t at = 0;
};

std::size_t read_text(char* to, std::size_t size, std::size_t count, void* from) {
  auto* text = static_cast<Text*>(from);
  const auto n = std::min(size * count, text->text.size() - text->at);
  std::copy_n(text->text.data() + text->at, n, to);
  text->at += n;
  return n;
}

std::size_t ignore(char* /*bytes*/, std::size_t size, std::size_t count, void* /*to*/) {
  return size * count;
}

std::string without_breaks(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

/// A word of a header that may hold any text (RFC 2047).
std::string encoded_word(const std::string& text) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out = "=?UTF-8?Q?";
  for (const char c : without_breaks(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      out += c;
    } else {
      out += '=';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 0xFU];
    }
  }
  return out + "?=";
}

class SmtpSender final : public Sender {
 public:
  SmtpSender(std::string url, std::string from, std::string domain)
      : url_(std::move(url)), from_(std::move(from)), domain_(std::move(domain)) {}

  [[nodiscard]] std::string channel() const override { return "smtp"; }

  Result<void> send(const Mail& mail) override {
    const std::string to = "<" + without_breaks(mail.recipient) + "@" + domain_ + ">";
    Text text{
        fmt::format("From: <{}>\r\nTo: {}\r\nSubject: {}\r\nMIME-Version: 1.0\r\n"
                    "Content-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n",
                    from_, to, encoded_word(mail.subject), mail.body)};
    const Handle curl = handle(url_);
    const List recipients(curl_slist_append(nullptr, to.c_str()));
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, ("<" + from_ + ">").c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_text);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &text);
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    const CURLcode code = curl_easy_perform(curl.get());
    return code == CURLE_OK ? Result<void>() : failed(url_, curl_easy_strerror(code));
  }

 private:
  std::string url_;
  std::string from_;
  std::string domain_;
};

std::string json_text(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < ' ') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

class WebhookSender final : public Sender {
 public:
  explicit WebhookSender(std::string url) : url_(std::move(url)) {}

  [[nodiscard]] std::string channel() const override { return "webhook"; }

  Result<void> send(const Mail& mail) override {
    const std::string body =
        fmt::format(R"({{"id":{},"to":{},"subject":{},"text":{}}})", json_text(mail.id),
                    json_text(mail.recipient), json_text(mail.subject), json_text(mail.body));
    const Handle curl = handle(url_);
    const List headers(curl_slist_append(nullptr, "Content-Type: application/json"));
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, ignore);
    const CURLcode code = curl_easy_perform(curl.get());
    return code == CURLE_OK ? Result<void>() : failed(url_, curl_easy_strerror(code));
  }

 private:
  std::string url_;
};

/// The value of a name in "a=b&c=d", "" when it is not there.
std::string parameter(const std::string& query, const std::string& name) {
  const std::string key = "&" + name + "=";
  const std::string text = "&" + query;
  const auto at = text.find(key);
  if (at == std::string::npos) {
    return "";
  }
  const auto from = at + key.size();
  return text.substr(from, text.find('&', from) - from);
}

}  // namespace

Result<std::unique_ptr<Sender>> sender_of(const std::string& address) {
  constexpr std::string_view kFile = "file:";
  if (address.starts_with(kFile) && address.size() > kFile.size()) {
    return std::make_unique<FileSender>(address.substr(kFile.size()));
  }
  if (address.starts_with("http://") || address.starts_with("https://")) {
    return std::make_unique<WebhookSender>(address);
  }
  const auto mark = address.find('?');
  const std::string query = mark == std::string::npos ? "" : address.substr(mark + 1);
  const bool smtp = address.starts_with("smtp://") || address.starts_with("smtps://");
  if (smtp && !parameter(query, "from").empty() && !parameter(query, "domain").empty()) {
    return std::make_unique<SmtpSender>(address.substr(0, mark), parameter(query, "from"),
                                        parameter(query, "domain"));
  }
  return fail(Errc::kInvalidInput, address, {"outbox.bad_address", {}});
}

}  // namespace stave::app
