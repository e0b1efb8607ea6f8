#include "stave/app/rounds.hpp"

#include "loading.hpp"
#include "rights.hpp"

#include "stave/app/packs.hpp"
#include "stave/base/digest.hpp"
#include "stave/store/org_repo.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <map>
#include <utility>

namespace stave::app {
namespace {

/// Canonical text of results, hashed as it comes.
class Canon {
 public:
  void text(std::string_view words) { hash_.update(std::string(words) + "\n"); }

  void whole(std::int64_t number) { text(std::to_string(number)); }

  void real(double number) {
    constexpr int kHex = 16;
    std::array<char, kHex> digits{};
    const auto* const end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                          std::bit_cast<std::uint64_t>(number), kHex)
                                .ptr;
    text({digits.data(), static_cast<std::size_t>(end - digits.data())});
  }

  std::string hex() { return hash_.hex(); }

 private:
  Sha256 hash_;
};

void add_zone(const RoundAssessment& r, std::size_t zone, Canon& canon) {
  const auto& board = r.assessment.board();
  canon.text(r.table.zones[zone].code);
  canon.real(board.total(zone));
  canon.whole(board.rank(zone));
  canon.whole(r.assessment.class_rank(zone));
  for (std::size_t leaf = 0; leaf < board.leaves(); ++leaf) {
    canon.real(board.value(leaf, zone));
    canon.real(board.score(leaf, zone));
    canon.real(r.assessment.points(leaf, zone));
    canon.whole(r.assessment.leaf_rank(leaf, zone));
  }
}

Result<std::string> sha256_of_pack(const std::string& id) {
  auto files = pack_files(id);
  if (!files) {
    return tl::unexpected(files.error());
  }
  std::sort(files->files.begin(), files->files.end());
  Canon canon;
  for (const auto& [name, text] : files->files) {
    canon.text(name);
    canon.text(text);
  }
  return canon.hex();
}

/// The newest freezing of each round.
std::vector<store::FrozenRound> newest(std::vector<store::FrozenRound> all) {
  std::map<std::pair<std::string, Round>, store::FrozenRound> by_round;
  for (auto& round : all) {
    auto key = std::pair(round.pack, round.round);
    by_round.insert_or_assign(std::move(key), std::move(round));
  }
  std::vector<store::FrozenRound> out;
  out.reserve(by_round.size());
  for (auto& [key, round] : by_round) {
    out.push_back(std::move(round));
  }
  return out;
}

bool is_frozen(Folder& folder, const std::string& pack, Round round) {
  const auto all = store::RoundRepo(folder.db()).all();
  return std::any_of(all.begin(), all.end(),
                     [&](const auto& r) { return r.pack == pack && r.round == round; });
}

Checked<RoundProof> prove(Folder& folder, store::FrozenRound frozen) {
  const auto then = assess_round(folder, frozen.pack, frozen.round, {frozen.made.change, ""});
  if (!then) {
    return tl::unexpected(then.error());
  }
  const auto now = assess_round(folder, frozen.pack, frozen.round);
  const auto pack = sha256_of_pack(frozen.pack);
  RoundProof out;
  out.same_pack = pack && *pack == frozen.pack_sha256;
  out.same_result = digest_of(*then) == frozen.digest;
  out.still_so = now && digest_of(*now) == frozen.digest;
  out.frozen = std::move(frozen);
  return out;
}

}  // namespace

std::string digest_of(const RoundAssessment& r) {
  Canon canon;
  canon.text(r.pack.pack().identity.id);
  canon.whole(r.round.value());
  for (std::size_t zone = 0; zone < r.table.zones.size(); ++zone) {
    add_zone(r, zone, canon);
  }
  return canon.hex();
}

Checked<store::FrozenRound> freeze_round(Folder& folder, const std::string& pack, Round round,
                                         const By& by, const std::string& reason) {
  const auto organisation = store::OrgRepo(folder.db()).organisation();
  if (auto may = permit(organisation, by, Access::kFreeze); !may) {
    return tl::unexpected(one(may.error()));
  }
  const auto result = assess_round(folder, pack, round);
  const auto sha256 = sha256_of_pack(pack);
  if (!result || !sha256) {
    return tl::unexpected(result ? one(sha256.error()) : result.error());
  }
  const std::string& id = result->pack.pack().identity.id;
  if (reason.empty() && is_frozen(folder, id, round)) {
    return tl::unexpected(
        one({Errc::kConflict, std::to_string(round.value()), {"round.frozen", {{"pack", id}}}}));
  }
  store::FrozenRound out{
      id, round, result->pack.pack().identity.version, *sha256, digest_of(*result), {}};
  store::Change change(folder.db(), {by.now, by.actor, "freeze",
                                     id + " " + std::to_string(round.value()), "", "", reason});
  store::RoundRepo::add(change, out);
  change.describe("", "sha256=" + out.digest);
  out.made = {change.number(), by.now, by.actor, reason};
  change.commit();
  return out;
}

std::vector<store::FrozenRound> frozen_rounds(Folder& folder, const Knowledge& known) {
  return newest(store::RoundRepo(folder.db()).all(known.up_to));
}

Checked<std::vector<RoundProof>> prove_rounds(Folder& folder, const Knowledge& known,
                                              const Progress& progress) {
  std::vector<RoundProof> out;
  auto all = frozen_rounds(folder, known);
  for (auto& frozen : all) {
    progress.at(out.size(), all.size());
    auto proof = prove(folder, std::move(frozen));
    if (!proof) {
      return tl::unexpected(proof.error());
    }
    out.push_back(*std::move(proof));
  }
  return out;
}

}  // namespace stave::app
