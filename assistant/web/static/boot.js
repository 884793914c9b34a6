// Classic and first in the body: govuk-frontend looks for these classes before it starts.
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported');
