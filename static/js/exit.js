// "Leave this site": the link works alone; this hides the page first, and keeps it hidden when the
// browser brings it back from memory. Escape three times within two seconds does the same.
(function () {
  "use strict";
  var leaving = false;
  var presses = [];

  function leave() {
    leaving = true;
    document.documentElement.classList.add("leaving");
    location.replace("/exit/");
  }

  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest(".exit__link")) {
      event.preventDefault();
      leave();
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") {
      presses = [];
    } else if (!event.repeat) {
      presses = presses.concat(event.timeStamp).slice(-3);
      if (presses.length === 3 && presses[2] - presses[0] <= 2000) leave();
    }
  });

  addEventListener("pageshow", function (event) {
    if (event.persisted && leaving) leave();
  });
})();
