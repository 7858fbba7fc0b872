#include "reading/part_store.h"

namespace chancery {
namespace {

/// Packed parts go to the temporary file beyond this size.
constexpr std::size_t kMemory = 24 * 1024 * 1024;

void put(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) out += static_cast<char>(number | 0x80U);
  out += static_cast<char>(number);
}

/// Offsets mostly grow; those that do not are told by the low bit.
void put_step(std::string& out, std::uint32_t& from, std::uint32_t to) {
  put(out, to >= from ? static_cast<std::uint64_t>(to - from) << 1U : static_cast<std::uint64_t>(from - to) << 1U | 1U);
  from = to;
}

void put(std::string& out, std::string_view text) {
  put(out, text.size());
  out += text;
}

/// Takes apart what `put` made; never fed anything else.
class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : packed_(packed) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; at_ < packed_.size(); shift += 7) {
      const auto byte = static_cast<unsigned char>(packed_[at_++]);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }
  std::uint32_t small() { return static_cast<std::uint32_t>(number()); }
  std::uint32_t step(std::uint32_t& from) {
    const std::uint64_t code = number();
    const auto by = static_cast<std::uint32_t>(code >> 1U);
    from = (code & 1U) == 0 ? from + by : from - by;
    return from;
  }
  std::string_view text() {
    const std::size_t size = number();
    const std::string_view out = packed_.substr(at_, size);
    at_ += size;
    return out;
  }

 private:
  std::string_view packed_;
  std::size_t at_ = 0;
};

}  // namespace

std::uint32_t PartStore::number_of(std::string_view text) {
  const auto known = numbers_.find(text);
  if (known != numbers_.end()) return known->second;
  texts_.push_back(std::make_unique<const std::string>(text));
  const auto number = static_cast<std::uint32_t>(texts_.size() - 1);
  numbers_.emplace(*texts_.back(), number);
  return number;
}

void PartStore::add(Reading part) {
  if (open_.size() < open_parts_) {
    open_.push_back({std::move(part)});
  } else {
    pack(part);
  }
}

void PartStore::visit(std::size_t number, const std::function<void(Reading&, bool)>& take) {
  if (number >= open_.size()) {
    Reading part = load(packed_[number - open_.size()]);
    return take(part, true);
  }
  OpenPart& open = open_[number];
  take(open.part, !open.visited);
  open.visited = true;
}

void PartStore::pack(const Reading& part) {
  std::string out;
  std::uint32_t at = 0;
  put(out, part.mentions.size());
  for (const Mention& m : part.mentions) {
    put_step(out, at, m.begin);
    put(out, m.end - m.begin);
    put(out, static_cast<std::uint64_t>(m.kind) | static_cast<std::uint64_t>(m.unit_kind) << 3U |
                 static_cast<std::uint64_t>(m.qualifier) << 5U | static_cast<std::uint64_t>(m.inferred) << 8U |
                 static_cast<std::uint64_t>(m.needs_year) << 9U | static_cast<std::uint64_t>(m.of_subject) << 10U |
                 static_cast<std::uint64_t>(m.misread) << 11U);
    put(out, static_cast<std::uint64_t>(m.place) + 1);
    for (const std::string_view text : {m.value, m.name, m.most}) put(out, text);
    for (const std::string_view text : {m.rule, m.reason}) put(out, number_of(text));
  }
  put(out, part.claims.size());
  at = 0;
  for (const Claim& c : part.claims) {
    put_step(out, at, c.begin);
    put(out, c.end - c.begin);
    put(out, static_cast<std::uint64_t>(c.kind));
    put(out, c.confidence);
    put(out, number_of(c.rule));
    put(out, c.attributes.size());
    std::uint32_t passage = c.begin;
    for (const Attribute& a : c.attributes) {
      put(out, number_of(a.key) * 8ULL + static_cast<std::uint64_t>(a.kind));
      if (a.kind == Attribute::Kind::Mention) put(out, a.mention);
      if (a.kind == Attribute::Kind::Passage) {
        put_step(out, passage, a.begin);
        put_step(out, passage, a.end);
      }
      if (a.kind == Attribute::Kind::Text || a.kind == Attribute::Kind::Number) put(out, a.text);
    }
    put(out, c.mentions.size());
    for (const std::uint32_t m : c.mentions) put(out, m);
  }
  put(out, part.unread.size());
  at = 0;
  for (const Unread& u : part.unread) {
    put_step(out, at, u.begin);
    put(out, u.end - u.begin);
    put(out, number_of(u.code));
  }
  if (memory_.size() + out.size() <= kMemory) {
    packed_.push_back({memory_.size(), out.size(), false});
    memory_ += out;
    return;
  }
  if (!file_) file_.reset(std::tmpfile());
  if (!file_ || std::fwrite(out.data(), 1, out.size(), file_.get()) != out.size()) {
    problem_ = Error{ErrorKind::Unreadable, "needs a temporary file, which cannot be written; make room in /tmp", ""};
    return;
  }
  packed_.push_back({file_size_, out.size(), true});
  file_size_ += out.size();
}

Reading PartStore::load(const Place& place) {
  std::string from_file;
  std::string_view packed =
      std::string_view(memory_).substr(place.in_file ? 0 : place.at, place.in_file ? 0 : place.size);
  if (place.in_file) {
    from_file.resize(place.size);
    if (fseeko(file_.get(), static_cast<off_t>(place.at), SEEK_SET) != 0 ||
        std::fread(from_file.data(), 1, from_file.size(), file_.get()) != from_file.size()) {
      problem_ = Error{ErrorKind::Unreadable, "needs a temporary file, which could not be read again", ""};
      return {};
    }
    packed = from_file;
  }
  Unpacker in(packed);
  Reading out;
  const auto kept = [&] { return std::string_view(*texts_[in.small()]); };
  std::uint32_t at = 0;
  out.mentions.resize(in.number());
  for (Mention& m : out.mentions) {
    m.begin = in.step(at);
    m.end = m.begin + in.small();
    const std::uint32_t flags = in.small();
    m.kind = static_cast<MentionKind>(flags & 7U);
    m.unit_kind = static_cast<UnitKind>(flags >> 3U & 3U);
    m.qualifier = static_cast<Qualifier>(flags >> 5U & 7U);
    m.inferred = (flags >> 8U & 1U) != 0;
    m.needs_year = (flags >> 9U & 1U) != 0;
    m.of_subject = (flags >> 10U & 1U) != 0;
    m.misread = static_cast<std::uint8_t>(flags >> 11U);
    m.place = static_cast<std::int32_t>(in.small()) - 1;
    for (std::string_view* text : {&m.value, &m.name, &m.most}) *text = out.keep(in.text());
    m.rule = kept();
    m.reason = kept();
  }
  at = 0;
  out.claims.resize(in.number());
  for (Claim& c : out.claims) {
    c.begin = in.step(at);
    c.end = c.begin + in.small();
    c.kind = static_cast<ClaimKind>(in.small());
    c.confidence = static_cast<std::uint16_t>(in.small());
    c.rule = kept();
    c.attributes.resize(in.number());
    std::uint32_t passage = c.begin;
    for (Attribute& a : c.attributes) {
      const std::uint32_t code = in.small();
      a.key = *texts_[code / 8];
      a.kind = static_cast<Attribute::Kind>(code % 8);
      if (a.kind == Attribute::Kind::Mention) a.mention = in.small();
      if (a.kind == Attribute::Kind::Passage) {
        a.begin = in.step(passage);
        a.end = in.step(passage);
      }
      if (a.kind == Attribute::Kind::Text || a.kind == Attribute::Kind::Number) a.text = out.keep(in.text());
    }
    c.mentions.resize(in.number());
    for (std::uint32_t& m : c.mentions) m = in.small();
  }
  at = 0;
  out.unread.resize(in.number());
  for (Unread& u : out.unread) {
    u.begin = in.step(at);
    u.end = u.begin + in.small();
    u.code = kept();
  }
  return out;
}

}  // namespace chancery
