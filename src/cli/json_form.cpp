#include "cli/form.h"

namespace chancery {
namespace {

class JsonForm : public Form {
 public:
  JsonForm(const Packs& packs, const JsonOptions& options) : packs_(packs), options_(options) {}

  void write(TextSink& sink, const Document& document, std::size_t) const override {
    write_json(sink, packs_, document, options_);
    sink.text += '\n';
  }

 private:
  const Packs& packs_;
  JsonOptions options_;
};

}  // namespace

std::unique_ptr<Form> json_form(const Packs& packs, Explain explain, const Teller* teller) {
  return std::make_unique<JsonForm>(packs, JsonOptions{explain, teller});
}

}  // namespace chancery
